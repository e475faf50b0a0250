import type { Call, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { tableOf } from '../../state.ts';

/** Paths whose parents do not exist. */
export const parentFaults: readonly Fault[] = [
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
    breaks: () => ({ checkParents: () => undefined, find: findAnywhere }),
  },
  {
    name: 'parent-is-not-looked-at-by-get',
    does: 'Gives an object by its id alone, whatever parent stands in the path.',
    violates: ['HTTP-05'],
    operations: [macos.get],
    breaks: () => ({ checkParents: () => undefined, find: findAnywhere }),
  },
  {
    name: 'parent-is-not-looked-at-by-delete',
    does: 'Deletes an object by its id alone, whatever parent stands in the path.',
    violates: ['HTTP-05'],
    operations: [windows.delete],
    breaks: () => ({
      checkParents: () => undefined,
      find: findAnywhere,
      drop: ({ state }, row) => {
        for (const rows of state.tables.values()) if (rows.includes(row)) rows.splice(rows.indexOf(row), 1);
      },
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

function findAnywhere({ state, id }: Call): Row | undefined {
  return [...state.tables.values()].flat().find((row) => row.id === id);
}

function hasRow({ state }: Call, collection: string, id: string): boolean {
  return tableOf(state, collection).some((row) => row.id === id);
}
