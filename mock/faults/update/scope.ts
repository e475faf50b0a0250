import type { Behaviour, Call, JsonObject, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, updates, windows } from '../../model/operations.ts';
import { answeringWith, bodyOf, rowsOf } from '../breaking.ts';

type Breaks = Fault['breaks'];

/** Applies an update to other rows besides the addressed one. */
function spreading(others: (call: Call, row: Row) => readonly (Row | undefined)[]): Breaks {
  return ({ merge }) => ({
    merge: (call, row, changes) => {
      for (const other of others(call, row)) if (other !== undefined) merge(call, other, changes);
      merge(call, row, changes);
    },
  });
}

/** Stores unknown ids, answering with this status. */
function upserting(status: number): Breaks {
  return ({ update, find, single, initial }) => ({
    update: (call) => {
      if (find(call) !== undefined) return update(call);
      const changes = call.does.readChanges(call, call.does.readBody(call));
      const defaults = call.entity.properties.map((property) => [property.name, initial(call, property)]);
      const row: Row = { id: call.id ?? '', values: { ...Object.fromEntries(defaults), ...changes } };
      push(call, row);
      return { status, headers: {}, body: single(call, row) };
    },
  });
}

function push(call: Call, row: Row): void {
  rowsOf(call).push(row);
}

function neighbourOf(call: Call, row: Row): Row | undefined {
  const rows = rowsOf(call);
  const index = rows.indexOf(row);
  return rows[index === 0 ? 1 : index - 1];
}

/** Changes the id of the addressed row with every update. */
function renaming(newId: (call: Call) => string): Breaks {
  return (correct): Partial<Behaviour> => ({
    merge: (call, row, changes) => {
      correct.merge(call, row, changes);
      row.id = newId(call);
    },
  });
}

function idInBody(call: Call): string | undefined {
  const { id }: JsonObject = call.does.readBody(call);
  return typeof id === 'string' ? id : undefined;
}

/** Updates that reach other objects than the one they address. */
export const updateScopeFaults: readonly Fault[] = [
  {
    name: 'update-changes-id',
    does: 'Gives an object a new id with every update.',
    violates: ['UPDATE-05', 'UPDATE-06'],
    operations: [windows.update],
    breaks: renaming((call) => call.does.newId(call, {})),
  },
  {
    name: 'update-takes-id-from-body',
    does: 'Moves an object to the id in the body of its update.',
    violates: ['UPDATE-05'],
    operations: [macos.update],
    breaks: renaming((call) => idInBody(call) ?? call.id ?? ''),
  },
  {
    name: 'update-answers-id-from-body',
    does: 'Answers an update with the id in its body, but keeps the old one.',
    violates: ['UPDATE-05', 'UPDATE-06'],
    operations: [windows.update],
    breaks: answeringWith('update', (body, call) => ({ ...body, id: idInBody(call) ?? body.id })),
  },
  {
    name: 'update-finds-by-id-in-body',
    does: 'Updates the object whose id stands in the body, not the one in the path.',
    violates: ['UPDATE-05', 'UPDATE-09'],
    operations: [macos.update],
    breaks: ({ find }) => ({
      find: (call) => {
        const named = idInBody(call);
        return rowsOf(call).find((row) => row.id === named) ?? find(call);
      },
    }),
  },
  {
    name: 'update-changes-all',
    does: 'Forgets the WHERE and updates all objects.',
    violates: ['UPDATE-09'],
    operations: [macos.update],
    breaks: spreading(rowsOf),
  },
  {
    name: 'update-changes-a-neighbour',
    does: 'Updates the object before the addressed one too.',
    violates: ['UPDATE-09'],
    operations: [windows.update],
    breaks: spreading((call, row) => [neighbourOf(call, row)]),
  },
  {
    name: 'update-changes-equal-states',
    does: 'Updates all objects with the same status.',
    violates: ['UPDATE-09'],
    operations: [windows.update],
    breaks: spreading((call, row) => rowsOf(call).filter(({ values }) => values.status === row.values.status)),
  },
  {
    name: 'update-changes-the-first',
    does: 'Answers as if it updated the addressed object, but updates the first one.',
    violates: ['UPDATE-06', 'UPDATE-09', 'UPDATE-03'],
    operations: [macos.update],
    breaks: ({ merge, single, update }) => ({
      merge: (call, row, changes) => merge(call, rowsOf(call)[0] ?? row, changes),
      update: (call) => {
        const answer = update(call);
        const row = rowsOf(call)[0];
        const answered = row === undefined ? bodyOf(answer) : single(call, row);
        return { ...answer, body: { ...answered, id: call.id } };
      },
    }),
  },
  {
    name: 'update-creates-unknown',
    does: 'Creates the object where an update addresses an unknown id, and answers 201.',
    violates: ['UPDATE-11', 'ATOMIC-02'],
    operations: [windows.update],
    breaks: upserting(201),
  },
  {
    name: 'update-creates-unknown-quietly',
    does: 'Creates the object where an update addresses an unknown id, and answers 200.',
    violates: ['UPDATE-11', 'ATOMIC-02'],
    operations: [macos.update],
    breaks: upserting(200),
  },
  {
    name: 'update-unknown-is-refused-too-late',
    does: 'Answers 404 to the update of an unknown object, but creates it.',
    violates: ['UPDATE-11', 'ATOMIC-02'],
    operations: updates,
    breaks: ({ update, find }) => ({
      update: (call) => {
        const unknown = find(call) === undefined;
        try {
          return update(call);
        } finally {
          if (unknown) push(call, { id: call.id ?? '', values: call.does.readChanges(call, call.does.readBody(call)) });
        }
      },
    }),
  },
];
