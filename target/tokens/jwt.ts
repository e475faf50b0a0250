/** The claims of a JSON Web Token, unverified; undefined for any other text, such as an opaque or encrypted token. */
export const claimsOf = (jwt: string): Readonly<Record<string, unknown>> | undefined => {
  const [, payload = '', ...rest] = jwt.split('.');
  if (rest.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
};
