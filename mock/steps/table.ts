import { randomUUID } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import type { Property } from '../model/entity.ts';
import { tableOf } from '../state.ts';

/** What .NET services show for a timestamp that was never set. */
const neverSet = '0001-01-01T00:00:00Z';

const unset: Readonly<Record<Property['kind'], (property: Property) => unknown>> = {
  text: () => '',
  enum: ({ members }) => members[0],
  date: () => neverSet,
  boolean: () => false,
  integer: () => 0,
};

export const table: Pick<Behaviour, 'newId' | 'initial' | 'insert' | 'find' | 'select' | 'merge' | 'drop'> = {
  newId() {
    return randomUUID();
  },

  initial(_call, property) {
    return property.nullable ? null : unset[property.kind](property);
  },

  insert({ state, collection }, row) {
    tableOf(state, collection).push(row);
  },

  find({ state, collection, id }) {
    return tableOf(state, collection).find((row) => row.id === id);
  },

  select({ state, collection }) {
    return tableOf(state, collection);
  },

  merge(_call, row, changes) {
    row.values = { ...row.values, ...changes };
  },

  /** What stands below an object goes with it. */
  drop({ state, collection }, row) {
    const rows = tableOf(state, collection);
    rows.splice(rows.indexOf(row), 1);
    for (const path of state.tables.keys()) {
      if (path.startsWith(`${collection}/${row.id}/`)) state.tables.delete(path);
    }
  },
};
