import { clouds, createTokenSource, type TokenSource } from './tokens/index.ts';

/** A source with the one token that somebody handed us. */
export const fixedToken = (token: string): TokenSource => createTokenSource({ method: 'token', token }, clouds.global);
