import type { Call, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { deletes, macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { answering, rowsOf } from '../breaking.ts';

type Breaks = Fault['breaks'];

/** Marks rows as deleted instead of removing them; `hidden` says where the mark counts. */
function hiding(hidden: (call: Call) => boolean): Breaks {
  return ({ find, select }) => {
    const deleted = new WeakSet<Row>();
    return {
      drop: (_call, row) => {
        deleted.add(row);
      },
      find: (call) => {
        const row = find(call);
        return row !== undefined && deleted.has(row) && hidden(call) ? undefined : row;
      },
      select: (call) => select(call).filter((row) => !(deleted.has(row) && hidden(call))),
    };
  };
}

/** Removes other rows than the addressed one. */
function dropping(victims: (rows: readonly Row[], row: Row) => readonly (Row | undefined)[]): Breaks {
  return ({ drop }) => ({
    drop: (call, row) => {
      for (const victim of victims([...rowsOf(call)], row)) if (victim !== undefined) drop(call, victim);
    },
  });
}

function answeringGone(answer: (call: Call) => ReturnType<typeof gone>): Breaks {
  return ({ get, find }) => ({ get: (call) => (find(call) === undefined ? answer(call) : get(call)) });
}

function gone(status: number, body: unknown): { status: number; headers: Record<string, string>; body: unknown } {
  return { status, headers: {}, body };
}

/** Objects that do not go, or that take others with them. */
export const deleteFaults: readonly Fault[] = [
  {
    name: 'delete-answers-200',
    does: 'Answers a delete with 200.',
    violates: ['LIFE-01'],
    operations: [windows.delete],
    breaks: answering('remove', () => gone(200, {})),
  },
  {
    name: 'delete-answers-202',
    does: 'Answers a delete with 202, as if it were not done yet.',
    violates: ['LIFE-01'],
    operations: [macos.delete],
    breaks: answering('remove', (answer) => ({ ...answer, status: 202 })),
  },
  {
    name: 'delete-deletes-nothing',
    does: 'Answers a delete with 204 and deletes nothing.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [macos.delete],
    breaks: () => ({ drop: () => undefined }),
  },
  {
    name: 'delete-hides-from-list-only',
    does: 'Hides a deleted object from the list, but still gives it by its id.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [windows.delete],
    during: Object.values(windows),
    breaks: hiding(({ kind }) => kind === 'list'),
  },
  {
    name: 'delete-hides-from-get-only',
    does: 'No longer gives a deleted object by its id, but still lists it.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [macos.delete],
    during: Object.values(macos),
    breaks: hiding(({ kind }) => kind !== 'list'),
  },
  {
    name: 'delete-hides-from-all-but-get',
    does: 'Still gives a deleted object by its id, though neither the list nor an update finds it any more.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [macos.delete],
    during: Object.values(macos),
    breaks: hiding(({ kind }) => kind !== 'get'),
  },
  {
    name: 'delete-takes-the-oldest',
    does: 'Deletes the oldest object instead of the addressed one.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [windows.delete],
    breaks: dropping(([oldest]) => [oldest]),
  },
  {
    name: 'delete-takes-a-neighbour-too',
    does: 'Deletes the object before the addressed one too.',
    violates: ['LIFE-02', 'LIFE-01'],
    operations: Object.values(windows),
    during: [windows.delete],
    breaks: dropping((rows, row) => [rows[rows.indexOf(row) - 1], row]),
  },
  {
    name: 'delete-again-takes-the-newest',
    does: 'Deletes the newest object where the addressed one is not there any more.',
    violates: ['LIFE-02', 'LIFE-01'],
    operations: Object.values(windows),
    during: [windows.delete],
    breaks: ({ remove }) => ({
      remove: (call) => {
        const rows = rowsOf(call);
        if (!rows.some(({ id }) => id === call.id)) rows.pop();
        return remove(call);
      },
    }),
  },
  {
    name: 'delete-takes-all',
    does: 'Deletes all objects of the collection.',
    violates: ['LIFE-02', 'LIFE-01'],
    operations: Object.values(macos),
    during: [macos.delete],
    breaks: dropping((rows) => rows),
  },
  {
    name: 'delete-first-answers-404',
    does: 'Deletes an object and answers 404.',
    violates: ['LIFE-01'],
    operations: [windows.delete],
    breaks: answering('remove', (_, { id }) => {
      throw new Refusal(404, 'ResourceNotFound', `Resource '${id}' does not exist.`);
    }),
  },
  {
    name: 'delete-breaks-down',
    does: 'Breaks with 500 on every delete.',
    violates: ['LIFE-01', 'ERROR-03'],
    operations: [macos.delete],
    breaks: () => ({
      drop: () => {
        throw new Refusal(500, 'InternalServerError', 'The DELETE statement conflicted with a constraint.');
      },
    }),
  },
  {
    name: 'deleted-reads-410',
    does: 'Answers 410 where an object is no longer there.',
    violates: ['LIFE-01'],
    operations: deletes,
    during: [windows.get, macos.get],
    breaks: answeringGone(({ id }) => gone(410, { error: { code: 'Gone', message: `'${id}' is deleted.` } })),
  },
  {
    name: 'deleted-reads-empty',
    does: 'Answers 200 and an empty object where an object is no longer there.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [windows.delete],
    during: [windows.get],
    breaks: answeringGone(() => gone(200, {})),
  },
  {
    name: 'deleted-reads-another',
    does: 'Gives the first object of the collection where the addressed one is no longer there.',
    violates: ['LIFE-01', 'LIFE-02'],
    operations: [macos.delete],
    during: [macos.get],
    breaks: ({ get, find, single }) => ({
      get: (call) => {
        const [first] = rowsOf(call);
        return find(call) === undefined && first !== undefined ? gone(200, single(call, first)) : get(call);
      },
    }),
  },
];
