/** Names under which people keep what nobody else may know. */
const secretName = /secret|password|passphrase|passwd|token|assertion|credential|api-?_?key|private-?_?key/i;

/** Texts that open something: a JSON Web Token, an Authorization header, a key in PEM. */
const secretText = /^eyJ[\w-]+\.|^(bearer|basic) \S|-----BEGIN /i;

/** The JSON Pointer of the first property that looks like a secret, by its name or its text. */
export const findSecret = (value: unknown, pointer = ''): string | undefined => {
  if (typeof value === 'string') return secretText.test(value) ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const place = `${pointer}/${name}`;
    const found = !Array.isArray(value) && secretName.test(name) ? place : findSecret(inner, place);
    if (found !== undefined) return found;
  }
  return undefined;
};
