import type { JsonObject, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';

type Breaks = Fault['breaks'];

/** Answers every n-th update as if it were done, and undoes it. */
function losingEvery(n: number): Breaks {
  return ({ update, find }) => {
    let updates = 0;
    return {
      update: (call) => {
        updates += 1;
        const row = find(call);
        const before = row?.values;
        const answer = update(call);
        if (row !== undefined && before !== undefined && updates % n === 0) row.values = before;
        return answer;
      },
    };
  };
}

/** Represents a row as it was when it was first read. */
function remembering(forget: boolean): Breaks {
  return ({ represent, find }) => {
    const first = new Map<string, JsonObject>();
    return {
      represent: (call, row) => {
        const shown = first.get(row.id) ?? represent(call, row);
        first.set(row.id, shown);
        return shown;
      },
      ...(forget && {
        find: (call) => {
          const row = find(call);
          if (row === undefined && call.id !== undefined) first.delete(call.id);
          return row;
        },
      }),
    };
  };
}

/** Updates that do not last. */
export const persistenceFaults: readonly Fault[] = [
  {
    name: 'update-stores-nothing',
    does: 'Answers an update as if it were done, and stores nothing.',
    violates: ['UPDATE-06', 'UPDATE-12'],
    operations: [macos.update],
    breaks: losingEvery(1),
  },
  {
    name: 'update-loses-every-third',
    does: 'Answers every update as if it were done, but does not store every third.',
    violates: ['UPDATE-06', 'UPDATE-12', 'LIFE-02'],
    operations: [windows.update],
    breaks: losingEvery(3),
  },
  {
    name: 'update-is-stored-one-late',
    does: 'Stores an update only when the next one comes.',
    violates: ['UPDATE-06', 'UPDATE-12'],
    operations: [windows.update],
    breaks: ({ update, find }) => {
      const waiting = new WeakMap<Row, JsonObject>();
      return {
        update: (call) => {
          const row = find(call);
          const before = row === undefined ? undefined : (waiting.get(row) ?? row.values);
          if (row !== undefined && before !== undefined) row.values = before;
          const answer = update(call);
          if (row !== undefined && before !== undefined) {
            waiting.set(row, row.values);
            row.values = before;
          }
          return answer;
        },
      };
    },
  },
  {
    name: 'get-is-cached',
    does: 'Answers GET with the object as it was when it was first read.',
    violates: ['UPDATE-06', 'LIFE-02'],
    operations: [windows.update],
    during: [windows.get],
    breaks: remembering(true),
  },
  {
    name: 'list-rows-are-cached',
    does: 'Lists objects as they were when they were first listed.',
    violates: ['LIFE-02', 'UPDATE-06'],
    operations: Object.values(macos),
    during: [macos.list],
    breaks: remembering(false),
  },
  {
    name: 'get-shows-the-update-before',
    does: 'Reads from a copy that always is one update behind.',
    violates: ['UPDATE-06', 'UPDATE-12'],
    operations: [macos.update],
    during: [macos.update, macos.get],
    breaks: ({ merge, represent }) => {
      const behind = new WeakMap<Row, JsonObject>();
      return {
        merge: (call, row, changes) => {
          behind.set(row, row.values);
          merge(call, row, changes);
        },
        represent: (call, row) =>
          represent(call, call.kind === 'get' ? { ...row, values: behind.get(row) ?? row.values } : row),
      };
    },
  },
];
