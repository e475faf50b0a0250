import type { Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { rowsOf } from '../breaking.ts';

/** What a delete does to the operations after it. */
export const afterlifeFaults: readonly Fault[] = [
  {
    name: 'deleted-comes-back-by-update',
    does: 'Restores a deleted object when it is updated.',
    violates: ['LIFE-02', 'UPDATE-11'],
    operations: Object.values(windows),
    during: Object.values(windows),
    breaks: ({ drop, find }) => {
      const bin = new Map<string, Row>();
      return {
        drop: (call, row) => {
          bin.set(row.id, row);
          drop(call, row);
        },
        find: (call) => {
          const buried = bin.get(call.id ?? '');
          if (call.kind === 'update' && buried !== undefined && find(call) === undefined) rowsOf(call).push(buried);
          return find(call);
        },
      };
    },
  },
  {
    name: 'deleted-comes-back-with-the-next',
    does: 'Restores the object deleted last when another one is created.',
    violates: ['LIFE-02', 'CREATE-08', 'LIFE-01'],
    operations: Object.values(macos),
    during: [macos.create, macos.delete],
    breaks: ({ drop, insert }) => {
      let buried: Row | undefined;
      return {
        drop: (call, row) => {
          buried = row;
          drop(call, row);
        },
        insert: (call, row) => {
          if (buried !== undefined) insert(call, buried);
          buried = undefined;
          insert(call, row);
        },
      };
    },
  },
  {
    name: 'create-after-delete-is-refused',
    does: 'Refuses the first create after a delete.',
    violates: ['LIFE-02', 'CREATE-01'],
    operations: Object.values(windows),
    during: [windows.create, windows.delete],
    breaks: ({ drop, create }) => {
      let justDeleted = false;
      return {
        drop: (call, row) => {
          justDeleted = true;
          drop(call, row);
        },
        create: (call) => {
          const refuse = justDeleted;
          justDeleted = false;
          if (refuse) throw new Refusal(409, 'Conflict', 'The collection is being compacted.');
          return create(call);
        },
      };
    },
  },
  {
    name: 'create-after-delete-reuses-the-id',
    does: 'Gives a new object the id of the one deleted last.',
    violates: ['CREATE-04', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.create, macos.delete],
    breaks: ({ drop, newId }) => {
      let freed: string | undefined;
      return {
        drop: (call, row) => {
          freed = row.id;
          drop(call, row);
        },
        newId: (call, body) => {
          const id = freed ?? newId(call, body);
          freed = undefined;
          return id;
        },
      };
    },
  },
  {
    name: 'update-after-delete-hits-the-next',
    does: 'Addresses rows by their position, so that after a delete an update reaches the wrong object.',
    violates: ['UPDATE-09', 'LIFE-02', 'UPDATE-06'],
    operations: Object.values(macos),
    during: [macos.update, macos.delete],
    breaks: ({ drop, merge }) => {
      let deletes = 0;
      return {
        drop: (call, row) => {
          deletes += 1;
          drop(call, row);
        },
        merge: (call, row, changes) => {
          const rows = rowsOf(call);
          merge(call, (deletes > 0 && rows[rows.indexOf(row) - 1]) || row, changes);
        },
      };
    },
  },
];
