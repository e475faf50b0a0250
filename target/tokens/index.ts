export type { Auth, Method } from './auth.ts';
export { type Authority, authorityOf, type Cloud, cloudOf, clouds } from './clouds.ts';
export { describeToken, type TokenDescription } from './describe-token.ts';
export { authMethods, readAuth } from './read-auth.ts';
export { createTokenSource, type TokenSource } from './source.ts';
export { TokenError } from './token-error.ts';
