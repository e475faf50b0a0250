import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal, unreadable } from '../../refusal.ts';
import {
  basic,
  bearerToken,
  emptyBearer,
  forbidden,
  lettingIn,
  missing,
  turningAway,
  unknownBearer,
} from './credentials.ts';

/** Writes by nobody in particular. */
export const authenticationFaults: readonly Fault[] = [
  {
    name: 'auth-not-wanted-on-create',
    does: 'Lets anybody create an object without a token.',
    violates: ['AUTH-01'],
    operations: [windows.create],
    breaks: lettingIn(missing),
  },
  {
    name: 'auth-not-wanted-on-update',
    does: 'Wants a token for POST, but not for PATCH.',
    violates: ['AUTH-01'],
    operations: [macos.update],
    breaks: lettingIn(missing),
  },
  {
    name: 'auth-not-wanted-on-delete',
    does: 'Lets anybody delete an object without a token.',
    violates: ['AUTH-01'],
    operations: [macos.delete],
    breaks: lettingIn(missing),
  },
  {
    name: 'auth-missing-answers-403',
    does: 'Answers 403 where the token is missing.',
    violates: ['AUTH-01'],
    operations: [windows.update],
    breaks: turningAway(missing, forbidden),
  },
  {
    name: 'auth-missing-answers-400',
    does: 'Answers 400 where the token is missing.',
    violates: ['AUTH-01'],
    operations: [macos.create],
    breaks: turningAway(missing, () => unreadable('The header Authorization is missing.')),
  },
  {
    name: 'auth-missing-answers-302',
    does: 'Sends a client without a token to a page where a person can sign in.',
    violates: ['AUTH-01'],
    operations: [windows.create],
    breaks: (correct) => ({
      authenticate: (call) => {
        if (!missing(call)) return correct.authenticate(call);
        throw new Refusal(302, 'Found', 'Please sign in.', { Location: `${call.state.baseUrl}/signin` });
      },
    }),
  },
  {
    name: 'auth-missing-answers-500',
    does: 'Breaks with 500 where the token is missing.',
    violates: ['AUTH-01', 'ERROR-03'],
    operations: [macos.update],
    breaks: turningAway(missing, () => new Refusal(500, 'InternalServerError', 'Object reference not set.')),
  },
  {
    name: 'auth-judged-after-the-body',
    does: 'Judges the body before the token, so that a stranger can probe the model.',
    violates: ['AUTH-01'],
    operations: [windows.create],
    breaks: ({ authenticate, authorize, create }) => ({
      authenticate: () => undefined,
      authorize: () => undefined,
      create: (call) => {
        call.does.readChanges(call, call.does.readBody(call));
        authenticate(call);
        authorize(call);
        return create(call);
      },
    }),
  },
  {
    name: 'auth-any-token-creates',
    does: 'Wants a token for a create, but does not look at it.',
    violates: ['AUTH-02'],
    operations: [windows.create],
    breaks: lettingIn(unknownBearer),
  },
  {
    name: 'auth-any-token-updates',
    does: 'Wants a token for an update, but does not look at it.',
    violates: ['AUTH-02'],
    operations: [macos.update],
    breaks: lettingIn(unknownBearer),
  },
  {
    name: 'auth-beginning-of-token-suffices',
    does: 'Compares only the first eight characters of a token.',
    violates: ['AUTH-02'],
    operations: [windows.update],
    breaks: lettingIn((call) => bearerToken(call)?.slice(0, 8) === call.state.token.slice(0, 8)),
  },
  {
    name: 'auth-garbage-answers-403',
    does: 'Answers 403 to a token that nobody issued.',
    violates: ['AUTH-02'],
    operations: [macos.create],
    breaks: turningAway(unknownBearer, forbidden),
  },
  {
    name: 'auth-garbage-answers-500',
    does: 'Breaks with 500 on a token that it cannot parse.',
    violates: ['AUTH-02', 'ERROR-03'],
    operations: [windows.update],
    breaks: turningAway(unknownBearer, () => new Refusal(500, 'InternalServerError', 'Unable to decode the header.')),
  },
  {
    name: 'auth-basic-creates',
    does: 'Accepts any user name and password for a create.',
    violates: ['AUTH-03'],
    operations: [windows.create],
    breaks: lettingIn(basic),
  },
  {
    name: 'auth-basic-answers-403',
    does: 'Answers 403 to a user name and password.',
    violates: ['AUTH-03'],
    operations: [windows.update],
    breaks: turningAway(basic, forbidden),
  },
  {
    name: 'auth-empty-bearer-updates',
    does: 'Takes an empty token for a valid one.',
    violates: ['AUTH-03'],
    operations: [macos.update],
    breaks: lettingIn(emptyBearer),
  },
  {
    name: 'auth-empty-bearer-answers-400',
    does: 'Answers 400 to an empty token.',
    violates: ['AUTH-03'],
    operations: [macos.create],
    breaks: turningAway(emptyBearer, () => unreadable('The header Authorization is malformed.')),
  },
  {
    name: 'auth-any-scheme-creates',
    does: 'Creates for any scheme but Bearer, since only Bearer has a check.',
    violates: ['AUTH-03'],
    operations: [macos.create],
    breaks: lettingIn((call) => !missing(call) && !/^bearer\b/i.test(call.headers.authorization ?? '')),
  },
];
