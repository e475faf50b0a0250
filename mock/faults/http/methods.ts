import type { Answer, Behaviour, Call } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { tableOf } from '../../state.ts';
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

/** Methods that nobody documented, and paths whose parents do not exist. */
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
  {
    name: 'parent-unknown-is-created',
    does: 'Creates an object below a configuration that does not exist.',
    violates: ['HTTP-05'],
    operations: [windows.create],
    breaks: () => ({ checkParents: () => undefined }),
  },
  {
    name: 'parent-is-never-looked-for',
    does: 'Keeps a collection below every configuration that anybody names, whether or not it exists.',
    violates: ['HTTP-05'],
    operations: Object.values(windows),
    breaks: () => ({ checkParents: () => undefined }),
  },
  {
    name: 'parent-only-the-last-is-checked',
    does: 'Looks for the category among all accounts, so that the account need not exist.',
    violates: ['HTTP-05'],
    operations: [macos.create],
    breaks: (correct) => ({
      checkParents: (call) => {
        const last = call.parents.at(-1);
        const known = [...call.state.tables.values()].flat().some((row) => row.id === last?.id);
        if (!known) correct.checkParents(call);
      },
    }),
  },
  {
    name: 'parent-is-not-looked-at',
    does: 'Finds an object to update by its id alone, whatever parent stands in the path.',
    violates: ['HTTP-05'],
    operations: [windows.update],
    breaks: () => ({
      checkParents: () => undefined,
      find: ({ state, id }) => [...state.tables.values()].flat().find((row) => row.id === id),
    }),
  },
  {
    name: 'parent-unknown-answers-500',
    does: 'Breaks with 500 on an account that does not exist.',
    violates: ['HTTP-05', 'ERROR-03'],
    operations: [macos.create],
    breaks: (correct) => ({
      checkParents: (call) => {
        const missing = call.parents.some(({ collection, id }) => !hasRow(call, collection, id));
        if (missing) throw new Refusal(500, 'InternalServerError', 'The foreign key constraint failed.');
        correct.checkParents(call);
      },
    }),
  },
  {
    name: 'parent-unknown-lists-nothing',
    does: 'Answers an empty list for a configuration that does not exist.',
    violates: ['HTTP-05'],
    operations: [windows.list],
    breaks: () => ({ checkParents: () => undefined }),
  },
  {
    name: 'parent-unknown-answers-201',
    does: 'Answers a write below an unknown parent as if it had been done, and drops it.',
    violates: ['HTTP-05'],
    operations: writes,
    breaks: (correct) => ({
      checkParents: () => undefined,
      operate: (call) => {
        const exists = call.parents.every(({ collection, id }) => hasRow(call, collection, id));
        return exists ? correct.operate(call) : { status: 201, headers: {}, body: { id: call.requestId } };
      },
    }),
  },
];

function hasRow({ state }: Call, collection: string, id: string): boolean {
  return tableOf(state, collection).some((row) => row.id === id);
}
