import { claimsOf } from './jwt.ts';

/** What a token says about itself. Nothing of it is verified: it helps people, it decides nothing. */
export interface TokenDescription {
  readonly tenant: string | undefined;
  readonly audience: string | undefined;
  /** Id of the application. */
  readonly application: string | undefined;
  /** Permissions of the application itself; none in a token for a person. */
  readonly roles: readonly string[];
  /** Permissions the application has on behalf of a person; none in its own tokens. */
  readonly scopes: readonly string[];
  readonly expires: Date | undefined;
}

/**
 * Decodes an access token of Entra; undefined for an opaque one.
 * Claims: learn.microsoft.com/entra/identity-platform/access-token-claims-reference, "Payload claims".
 */
export const describeToken = (token: string): TokenDescription | undefined => {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    tenant: text(claims.tid),
    audience: text(claims.aud),
    // Tokens of version 1 say appid, those of version 2 azp.
    application: text(claims.appid) ?? text(claims.azp),
    roles: [claims.roles ?? []].flat().filter((role) => typeof role === 'string'),
    scopes: (text(claims.scp) ?? '').split(' ').filter((scope) => scope !== ''),
    expires: typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : undefined,
  };
};
