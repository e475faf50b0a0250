import type { Answer, Behaviour } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { creates, macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { refused } from '../breaking.ts';
import { bearerToken, lettingIn, reader } from './credentials.ts';

/** Judges the token after the work is done. */
function judgingLate(step: 'create' | 'update', judge: readonly ('authenticate' | 'authorize')[]): Fault['breaks'] {
  return (correct): Partial<Behaviour> => ({
    ...Object.fromEntries(judge.map((name) => [name, () => undefined])),
    [step]: (call: Parameters<Behaviour['create']>[0]): Answer => {
      const answer = correct[step](call);
      for (const name of judge) correct[name](call);
      return answer;
    },
  });
}

/** Makes other refusals of the 403 for the reader, whose token every write of these faults sees. */
function answeringReaders(refusal: () => Refusal): Fault['breaks'] {
  return refused(({ status }) => status === 403, refusal);
}

const withoutChallenge = ({ status, code, message }: Refusal) => new Refusal(status, code, message);

/** Rights, and what a refusal must say and must not do. */
export const authorisationFaults: readonly Fault[] = [
  {
    name: 'auth-reader-creates',
    does: 'Lets a token that may only read create objects.',
    violates: ['AUTH-04'],
    operations: [windows.create],
    breaks: lettingIn(reader),
  },
  {
    name: 'auth-reader-updates',
    does: 'Lets a token that may only read update objects.',
    violates: ['AUTH-04'],
    operations: [macos.update],
    breaks: lettingIn(reader),
  },
  {
    name: 'auth-reader-is-told-401',
    does: 'Answers 401 to a token that is valid but may not write.',
    violates: ['AUTH-04'],
    operations: [macos.create],
    breaks: answeringReaders(() => new Refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure.')),
  },
  {
    name: 'auth-reader-is-told-404',
    does: 'Answers 404 to a token that may not write, to hide what is there.',
    violates: ['AUTH-04'],
    operations: [windows.update],
    breaks: answeringReaders(() => new Refusal(404, 'ResourceNotFound', 'Nothing found.')),
  },
  {
    name: 'auth-reader-is-told-200',
    does: 'Answers an update by a reader with 200 and does nothing.',
    violates: ['AUTH-04'],
    operations: [macos.update],
    breaks: ({ authorize, update, get }) => ({
      authorize: () => undefined,
      update: (call) => {
        try {
          authorize(call);
        } catch {
          return get(call);
        }
        return update(call);
      },
    }),
  },
  {
    name: 'auth-challenge-missing',
    does: 'Answers 401 without WWW-Authenticate.',
    violates: ['AUTH-05'],
    operations: creates,
    breaks: refused(({ status }) => status === 401, withoutChallenge),
  },
  {
    name: 'auth-challenge-missing-on-update',
    does: 'Answers an update with 401 and without WWW-Authenticate.',
    violates: ['AUTH-05'],
    operations: [macos.update],
    breaks: refused(({ status }) => status === 401, withoutChallenge),
  },
  {
    name: 'auth-challenge-missing-for-bad-tokens',
    does: 'Sends WWW-Authenticate only where no token came at all.',
    violates: ['AUTH-05'],
    operations: [windows.update],
    breaks: (correct) => ({
      refuse: (call, refusal) =>
        correct.refuse(
          call,
          refusal.status === 401 && bearerToken(call) !== undefined ? withoutChallenge(refusal) : refusal,
        ),
    }),
  },
  {
    name: 'atomic-create-before-401',
    does: 'Creates the object, and only then finds that the token is bad.',
    violates: ['ATOMIC-03'],
    operations: [windows.create],
    breaks: judgingLate('create', ['authenticate', 'authorize']),
  },
  {
    name: 'atomic-create-before-403',
    does: 'Creates the object, and only then finds that the token may not write.',
    violates: ['ATOMIC-03'],
    operations: [macos.create],
    breaks: judgingLate('create', ['authorize']),
  },
  {
    name: 'atomic-update-before-401',
    does: 'Updates the object, and only then finds that the token is bad.',
    violates: ['ATOMIC-03'],
    operations: [macos.update],
    breaks: judgingLate('update', ['authenticate', 'authorize']),
  },
  {
    name: 'atomic-update-before-403',
    does: 'Updates the object, and only then finds that the token may not write.',
    violates: ['ATOMIC-03'],
    operations: [windows.update],
    breaks: judgingLate('update', ['authorize']),
  },
  {
    name: 'atomic-refused-writes-are-kept',
    does: 'Answers 403, but does what was asked all the same.',
    violates: ['ATOMIC-03'],
    operations: writes,
    breaks: (correct) => ({
      authorize: () => undefined,
      operate: (call) => {
        const answer = correct.operate(call);
        correct.authorize(call);
        return answer;
      },
    }),
  },
];
