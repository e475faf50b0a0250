import { isDeepStrictEqual } from 'node:util';
import type { Answer, Call, JsonObject, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { creates, macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { rowsOf } from '../breaking.ts';

function withId(id: (row: Row, rows: readonly Row[]) => string): Fault['breaks'] {
  return ({ insert }) => ({
    insert: (call, row) => {
      row.id = id(row, rowsOf(call));
      insert(call, row);
    },
  });
}

function twinOf(call: Call, row: Row): Row | undefined {
  return rowsOf(call).find((other) => isDeepStrictEqual(other.values, row.values));
}

/** Ids that are not new, and ids that a client brings along. */
export const identityFaults: readonly Fault[] = [
  {
    name: 'create-reuses-one-id',
    does: 'Gives every new object the same id.',
    violates: ['CREATE-04'],
    operations: [windows.create],
    breaks: withId(() => '00000000-0000-0000-0000-000000000001'),
  },
  {
    name: 'create-derives-id-from-content',
    does: 'Makes the id from the display name, so that equal names share an id.',
    violates: ['CREATE-04', 'CREATE-07', 'CREATE-08'],
    operations: [macos.create],
    breaks: withId(({ values }) => Buffer.from(`name:${values.displayName}`).toString('base64url').slice(0, 64)),
  },
  {
    name: 'create-counts-ids-by-rows',
    does: 'Takes the number of objects for the next id, so that a delete makes an id come back.',
    violates: ['CREATE-04', 'LIFE-02'],
    operations: [windows.create],
    breaks: withId((_, rows) => `state-${rows.length + 1}`),
  },
  {
    name: 'create-of-equal-values-gives-the-first',
    does: 'Answers a create with the object that has the same values already, and creates none.',
    violates: ['CREATE-04', 'LIFE-02'],
    operations: [windows.create],
    breaks: ({ insert }) => ({
      insert: (call, row) => {
        const twin = twinOf(call, row);
        if (twin === undefined) insert(call, row);
        else row.id = twin.id;
      },
    }),
  },
  {
    name: 'create-of-equal-values-answers-409',
    does: 'Refuses a create whose values another object has already.',
    violates: ['CREATE-01', 'CREATE-04'],
    operations: [macos.create],
    breaks: ({ insert }) => ({
      insert: (call, row) => {
        if (twinOf(call, row) !== undefined) throw new Refusal(409, 'Conflict', 'Violation of UNIQUE KEY constraint.');
        insert(call, row);
      },
    }),
  },
  {
    name: 'create-with-id-answers-500',
    does: 'Breaks with 500 on a create that carries an id.',
    violates: ['CREATE-11', 'ERROR-03'],
    operations: [windows.create],
    breaks: () => ({
      checkId: () => {
        throw new Refusal(500, 'InternalServerError', 'Cannot insert explicit value for identity column.');
      },
    }),
  },
  {
    name: 'create-with-id-answers-200',
    does: 'Takes a create that carries an id for an update, and answers 200.',
    violates: ['CREATE-11', 'CREATE-01'],
    operations: [macos.create],
    breaks: ({ create }) => ({
      create: (call: Call): Answer => {
        const answer = create(call);
        return Object.hasOwn(call.does.readBody(call), 'id') ? { ...answer, status: 200 } : answer;
      },
    }),
  },
  {
    name: 'create-with-id-is-not-stored',
    does: 'Answers the id that a create carries, but stores the object under another one.',
    violates: ['CREATE-11', 'CREATE-06'],
    operations: creates,
    breaks: ({ create }) => ({
      create: (call) => {
        const answer = create(call);
        const { id } = call.does.readBody(call);
        return id === undefined ? answer : { ...answer, body: { ...(answer.body as JsonObject), id } };
      },
    }),
  },
  {
    name: 'create-with-existing-id-overwrites',
    does: 'Overwrites the object whose id a create carries.',
    violates: ['CREATE-11', 'CREATE-08'],
    operations: [macos.create],
    breaks: ({ insert }) => ({
      insert: (call, row) => {
        const { id } = call.does.readBody(call);
        const existing = rowsOf(call).find((other) => other.id === id);
        if (existing === undefined) return insert(call, row);
        existing.values = row.values;
        row.id = existing.id;
      },
    }),
  },
];
