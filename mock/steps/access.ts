import type { Behaviour, Call } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';

/** The scheme is case-insensitive (RFC 9110 §11.1); exactly one space, then the token as it is. */
const bearer = /^Bearer (\S+)$/i;

/** The token of a call; undefined where it carries none. */
export function tokenOf({ headers }: Pick<Call, 'headers'>): string | undefined {
  return bearer.exec(headers.authorization ?? '')?.[1];
}

export function unauthorized(message: string): Refusal {
  return new Refusal(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
  });
}

export const access: Pick<Behaviour, 'authenticate' | 'authorize'> = {
  authenticate(call) {
    const { state } = call;
    const token = tokenOf(call);
    if (token === undefined) throw unauthorized('Access token is empty.');
    if (token !== state.token && token !== state.readerToken) {
      throw unauthorized('IDX14100: JWT is not well formed, there are no dots (.).');
    }
  },

  authorize(call) {
    const { method, state } = call;
    if (method === 'GET' || tokenOf(call) === state.token) return;
    throw new Refusal(
      403,
      'Forbidden',
      'Application is not authorized to perform this operation. Application must have one of the following scopes: DeviceManagementConfiguration.ReadWrite.All',
    );
  },
};
