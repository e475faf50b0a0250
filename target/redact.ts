/** Replaces every known secret in a text by the name of the variable it came from. */
export type Redactor = (text: string) => string;

/** The spellings in which a service may echo a secret. */
const spellings = (secret: string): readonly string[] => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ]),
];

/** What AUTH-02 sends of a token: all but its last 8 characters; as the shell writes that. */
const withoutEnd = (name: string, secret: string): readonly (readonly [name: string, secret: string])[] =>
  secret.length > 16 ? [[`{${name}%????????}`, secret.slice(0, -8)]] : [];

/**
 * @param secrets variable name → value; empty values are ignored, longer ones are replaced first, so that a secret
 *   within a secret leaves no rest.
 */
export const createRedactor = (secrets: Readonly<Record<string, string | undefined>>): Redactor => {
  const known = Object.entries(secrets)
    .flatMap(([name, value]) => (value ? [[name, value] as const, ...withoutEnd(name, value)] : []))
    .flatMap(([name, value]) => spellings(value).map((spelling) => [name, spelling] as const))
    .sort(([, a], [, b]) => b.length - a.length);
  return (text) => known.reduce((rest, [name, spelling]) => rest.replaceAll(spelling, `$${name}`), text);
};
