import { randomUUID } from 'node:crypto';
import type { Answer } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';

/** Changes the headers that every answer carries. */
function heading(
  change: (headers: Record<string, string>, answer: Answer) => Readonly<Record<string, string | undefined>>,
): Fault['breaks'] {
  return (correct) => ({
    headers: (call, answer) => {
      const changed = Object.entries(change(correct.headers(call, answer), answer));
      return Object.fromEntries(changed.filter((entry): entry is [string, string] => entry[1] !== undefined));
    },
  });
}

/** Ids by which a call can be found again in a log. */
export const correlationFaults: readonly Fault[] = [
  {
    name: 'request-id-missing',
    does: 'Gives the answers to creates no request-id.',
    violates: ['HTTP-04'],
    operations: [windows.create],
    breaks: heading((headers) => ({ ...headers, 'request-id': undefined })),
  },
  {
    name: 'request-id-missing-on-errors',
    does: 'Gives errors no request-id, where it would help most.',
    violates: ['HTTP-04'],
    operations: [macos.update],
    breaks: heading((headers, { status }) => (status < 400 ? headers : { ...headers, 'request-id': undefined })),
  },
  {
    name: 'request-id-is-empty',
    does: 'Gives the answers to updates an empty request-id.',
    violates: ['HTTP-04'],
    operations: [windows.update],
    breaks: heading((headers) => ({ ...headers, 'request-id': '' })),
  },
  {
    name: 'client-request-id-is-replaced',
    does: 'Answers with a client-request-id of its own.',
    violates: ['HTTP-04'],
    operations: [macos.create],
    breaks: heading((headers) => ({ ...headers, 'client-request-id': randomUUID() })),
  },
  {
    name: 'client-request-id-is-dropped',
    does: 'Does not answer with the client-request-id that was sent.',
    violates: ['HTTP-04'],
    operations: [windows.get],
    breaks: heading((headers) => ({ ...headers, 'client-request-id': undefined })),
  },
  {
    name: 'client-request-id-is-dropped-on-errors',
    does: 'Answers with the client-request-id where all went well, but not on errors.',
    violates: ['HTTP-04'],
    operations: [windows.update],
    breaks: heading((headers, { status }) => (status < 400 ? headers : { ...headers, 'client-request-id': undefined })),
  },
  {
    name: 'client-request-id-is-shortened',
    does: 'Answers with the first eight characters of the client-request-id.',
    violates: ['HTTP-04'],
    operations: [macos.list],
    breaks: heading((headers) => ({ ...headers, 'client-request-id': headers['client-request-id']?.slice(0, 8) })),
  },
];
