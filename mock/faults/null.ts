import type { Fault } from '../catalogue.ts';
import { macos, windows } from '../model/operations.ts';
import { invalid } from '../refusal.ts';
import { accepting, kept, refusing } from './breaking.ts';
import { isNull } from './json-types.ts';

/** Null where it is allowed. */
export const nullFaults: readonly Fault[] = [
  {
    name: 'null-is-refused',
    does: 'Refuses null for the device id, which may be null.',
    violates: ['TYPE-03', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing('readValue', isNull, () => invalid('The property must have a value.'), 'deviceId'),
  },
  {
    name: 'null-is-refused-on-update',
    does: 'Refuses any null on update, so that nothing can be cleared.',
    violates: ['TYPE-03', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusing('readValue', isNull, () => invalid('The property must have a value.')),
  },
  {
    name: 'null-does-not-clear',
    does: 'Takes null in an update for a property that was not sent.',
    violates: ['TYPE-03', 'UPDATE-03'],
    operations: [windows.update],
    breaks: ({ merge }) => ({
      merge: (call, row, changes) =>
        merge(call, row, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null))),
    }),
  },
  {
    name: 'null-clears-only-the-answer',
    does: 'Answers an update with null, but keeps the value that was to be cleared.',
    violates: ['TYPE-03', 'UPDATE-06'],
    operations: [macos.update],
    breaks: ({ update, find }) => ({
      update: (call) => {
        const row = find(call);
        const before = { ...row?.values };
        const answer = update(call);
        for (const [name, value] of Object.entries(row?.values ?? {})) {
          if (row !== undefined && value === null) row.values[name] = before[name];
        }
        return answer;
      },
    }),
  },
  {
    name: 'null-to-empty',
    does: 'Stores empty text for a product key of null.',
    violates: ['TYPE-03', 'CREATE-03'],
    operations: [macos.create],
    breaks: accepting('readValue', isNull, () => '', 'productKey'),
  },
  {
    name: 'null-to-word',
    does: 'Stores the word "null" for null on update.',
    violates: ['TYPE-03', 'UPDATE-03'],
    operations: [windows.update],
    breaks: accepting(
      'readValue',
      (value, { nullable }) => value === null && nullable,
      () => 'null',
    ),
  },
  {
    name: 'null-kept-as-empty',
    does: 'Answers a create with null, but keeps empty text.',
    violates: ['TYPE-03', 'CREATE-06'],
    operations: [windows.create],
    breaks: kept((values) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? '' : value])),
    ),
  },
  {
    name: 'null-for-two-is-refused',
    does: 'Wants either a user id or a user principal name, and refuses an update that sets both to null.',
    violates: ['TYPE-03', 'UPDATE-01'],
    rare: true,
    operations: [windows.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) => {
        if (body.userId === null && body.userPrincipalName === null) throw invalid('A user must be given.');
        return readChanges(call, body);
      },
    }),
  },
];
