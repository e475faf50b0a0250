/** What stands in `Authorization`, by what is wrong with it. */

import type { Call } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { Refusal } from '../../refusal.ts';

export type Credentials = (call: Call) => boolean;

function authorization({ headers }: Call): string {
  return headers.authorization ?? '';
}

export const missing: Credentials = (call) => authorization(call) === '';
export const basic: Credentials = (call) => /^basic\b/i.test(authorization(call));
export const emptyBearer: Credentials = (call) => /^bearer *$/i.test(authorization(call));
export const unknownBearer: Credentials = (call) => {
  const token = bearerToken(call);
  return token !== undefined && token !== call.state.token && token !== call.state.readerToken;
};
export const reader: Credentials = (call) => bearerToken(call) === call.state.readerToken;

export function bearerToken(call: Call): string | undefined {
  return /^bearer (\S+)$/i.exec(authorization(call))?.[1];
}

/** Serves calls with such credentials as if they might do everything. */
export function lettingIn(credentials: Credentials): Fault['breaks'] {
  return ({ authenticate, authorize }) => ({
    authenticate: (call) => (credentials(call) ? undefined : authenticate(call)),
    authorize: (call) => (credentials(call) ? undefined : authorize(call)),
  });
}

/** Answers calls with such credentials in another way than 401 or 403. */
export function turningAway(credentials: Credentials, refusal: () => Refusal): Fault['breaks'] {
  return ({ authenticate }) => ({
    authenticate: (call) => {
      if (credentials(call)) throw refusal();
      authenticate(call);
    },
  });
}

export const forbidden = () => new Refusal(403, 'Forbidden', 'Access is denied.');
