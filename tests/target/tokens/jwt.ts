const encode = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A token nobody checks the signature of. */
export const jwt = (claims: unknown): string => `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2ln`;

/** One part of a token: 0 is the header, 1 are the claims. */
export const part = (token: string, index: 0 | 1): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
