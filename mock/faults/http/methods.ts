import type { Answer, Behaviour, Call } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { rowsOf } from '../breaking.ts';

/** Serves a method that is not documented. */
function serving(method: string, serve: (call: Call, correct: Behaviour) => Answer): Fault['breaks'] {
  return (correct) => ({
    checkMethod: (call) => (call.method === method ? undefined : correct.checkMethod(call)),
    operate: (call) => (call.method === method ? serve(call, correct) : correct.operate(call)),
  });
}

function nothing(status: number): Answer {
  return { status, headers: {}, body: undefined };
}

/** Methods that nobody documented. */
export const methodFaults: readonly Fault[] = [
  {
    name: 'method-put-replaces',
    does: 'Takes PUT on an object for an update.',
    violates: ['HTTP-01'],
    operations: [windows.update],
    breaks: serving('PUT', (call, correct) => correct.update(call)),
  },
  {
    name: 'method-put-creates',
    does: 'Takes PUT on the collection for a create.',
    violates: ['HTTP-01'],
    operations: [windows.create],
    breaks: serving('PUT', (call, correct) => correct.create(call)),
  },
  {
    name: 'method-put-creates-unknown',
    does: 'Takes PUT on an object that is not there for a create.',
    violates: ['HTTP-01'],
    rare: true,
    operations: [macos.update],
    breaks: serving('PUT', (call, correct) => {
      if (correct.find(call) === undefined) return correct.create(call);
      throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
    }),
  },
  {
    name: 'method-delete-empties-the-collection',
    does: 'Deletes all objects on DELETE of the collection.',
    violates: ['HTTP-01'],
    operations: [macos.create],
    breaks: serving('DELETE', (call) => {
      rowsOf(call).length = 0;
      return nothing(204);
    }),
  },
  {
    name: 'method-delete-is-refused-too-late',
    does: 'Refuses DELETE of the collection with 405 when it has deleted all objects.',
    violates: ['HTTP-01'],
    operations: [windows.create],
    breaks: serving('DELETE', (call) => {
      rowsOf(call).length = 0;
      throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
    }),
  },
  {
    name: 'method-delete-of-the-collection-answers-204',
    does: 'Answers DELETE of the collection with 204 and does nothing.',
    violates: ['HTTP-01'],
    operations: [windows.create],
    breaks: serving('DELETE', () => nothing(204)),
  },
  {
    name: 'method-post-updates',
    does: 'Takes POST on an object for an update.',
    violates: ['HTTP-01'],
    operations: [macos.update],
    breaks: serving('POST', (call, correct) => correct.update(call)),
  },
  {
    name: 'method-post-on-object-creates',
    does: 'Takes POST on an object for a create in its collection.',
    violates: ['HTTP-01'],
    operations: [windows.update],
    breaks: serving('POST', (call, correct) => correct.create(call)),
  },
  {
    name: 'method-put-answers-500',
    does: 'Breaks with 500 on PUT.',
    violates: ['HTTP-01', 'ERROR-03'],
    operations: [macos.update],
    breaks: serving('PUT', () => {
      throw new Refusal(500, 'InternalServerError', 'Sequence contains no matching element.');
    }),
  },
  {
    name: 'method-unknown-answers-200',
    does: 'Answers any method that it does not know with 200 and an empty object.',
    violates: ['HTTP-01'],
    operations: [macos.create],
    breaks: ({ checkMethod, operate }) => ({
      checkMethod: (call) => (call.kind === undefined && call.method !== 'OPTIONS' ? undefined : checkMethod(call)),
      operate: (call) => (call.kind === undefined ? { status: 200, headers: {}, body: {} } : operate(call)),
    }),
  },
];
