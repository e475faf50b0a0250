/** A value that nobody may read in a report, and the expression of a shell that stands for it there. */
export interface Telling {
  readonly value: string;
  /** The variable and, in braces, what to take of it: `GRAPH_TOKEN` or `GRAPH_TOKEN%????????`. */
  readonly expression: string;
}

/**
 * Shorter values are not looked for: they may be everyday words, and to replace those would spoil the evidence. No
 * service issues a secret that short.
 */
export const shortestSecret = 8;

/** AUTH-02 sends all but the last 8 characters of a token: whoever knows those has learned the secret. */
const endLeftOut = 8;

/** What gives a secret away: itself, what AUTH-02 sends of it, and of a JSON Web Token each of the three parts. */
export const tellingOf = (name: string, secret: string): readonly Telling[] => {
  const parts = secret.split('.');
  return [
    { value: secret, expression: name },
    { value: secret.slice(0, -endLeftOut), expression: `${name}%${'?'.repeat(endLeftOut)}` },
    ...(parts.length === 3 ? parts.map((value) => ({ value, expression: name })) : []),
  ].filter(({ value }) => value.length >= shortestSecret);
};
