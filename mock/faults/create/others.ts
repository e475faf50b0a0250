import type { Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { rowsOf } from '../breaking.ts';

/** Does some harm to the rows that were there before a new one is stored. */
function harming(harm: (others: Row[], row: Row) => void): Fault['breaks'] {
  return ({ insert }) => ({
    insert: (call, row) => {
      harm(rowsOf(call), row);
      insert(call, row);
    },
  });
}

/** Creates that change other objects. */
export const bystanderFaults: readonly Fault[] = [
  {
    name: 'create-overwrites-the-first',
    does: 'Gives the first object of the collection the values of the new one.',
    violates: ['CREATE-08'],
    operations: [windows.create],
    breaks: harming(([first], row) => {
      if (first !== undefined) first.values = { ...row.values };
    }),
  },
  {
    name: 'create-clears-a-neighbour',
    does: 'Clears the product key of the object that was newest.',
    violates: ['CREATE-08'],
    operations: [macos.create],
    breaks: harming((others) => {
      const newest = others.at(-1);
      if (newest !== undefined) newest.values = { ...newest.values, productKey: null };
    }),
  },
  {
    name: 'create-drops-the-oldest',
    does: 'Holds four objects, and drops the oldest for a fifth.',
    violates: ['CREATE-08', 'LIFE-02'],
    operations: [windows.create],
    breaks: harming((others) => {
      if (others.length >= 4) others.shift();
    }),
  },
  {
    name: 'create-touches-the-others',
    does: 'Sets the last scan of all other objects to that of the new one.',
    violates: ['CREATE-08'],
    operations: [windows.create],
    breaks: harming((others, { values: { lastScanDateTime } }) => {
      for (const other of others) other.values = { ...other.values, lastScanDateTime };
    }),
  },
  {
    name: 'create-leaves-a-shadow',
    does: 'Stores an object of defaults beside every new object.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    breaks: ({ insert }) => ({
      insert: (call, row) => {
        insert(call, row);
        insert(call, { id: `${row.id}-draft`, values: { ...row.values } });
      },
    }),
  },
];
