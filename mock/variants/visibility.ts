import type { Call, JsonObject, Row } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';

function isRead({ kind }: Call): boolean {
  return kind === 'get' || kind === 'list';
}

/** Reads that lag behind writes. Writes themselves always see the newest state. */
export const visibilityVariants: readonly Variant[] = [
  {
    name: 'creates-are-visible-after-500-ms',
    does: 'Shows a new object to GET and in lists only after half a second.',
    changes: ({ insert, find, select }) => {
      const visibleFrom = new WeakMap<Row, number>();
      const isVisible = (row: Row) => (visibleFrom.get(row) ?? 0) <= performance.now();
      return {
        insert: (call, row) => {
          visibleFrom.set(row, performance.now() + 500);
          insert(call, row);
        },
        find: (call) => {
          const row = find(call);
          return row !== undefined && isRead(call) && !isVisible(row) ? undefined : row;
        },
        select: (call) => select(call).filter(isVisible),
      };
    },
  },
  {
    name: 'updates-are-visible-after-300-ms',
    does: 'Shows an update to GET and in lists only after 300 ms.',
    changes: ({ merge, represent }) => {
      const before = new WeakMap<Row, { readonly values: JsonObject; readonly until: number }>();
      return {
        merge: (call, row, changes) => {
          before.set(row, { values: row.values, until: performance.now() + 300 });
          merge(call, row, changes);
        },
        represent: (call, row) => {
          const old = before.get(row);
          const isLate = isRead(call) && old !== undefined && performance.now() < old.until;
          return represent(call, isLate ? { ...row, values: old.values } : row);
        },
      };
    },
  },
  {
    name: 'deletes-are-visible-after-300-ms',
    does: 'Shows a deleted object to GET and in lists for another 300 ms.',
    changes: ({ drop, find, select }) => {
      const gone: { readonly row: Row; readonly collection: string; readonly until: number }[] = [];
      const lingering = ({ collection }: Call) =>
        gone
          .filter((entry) => entry.collection === collection && performance.now() < entry.until)
          .map(({ row }) => row);
      return {
        drop: (call, row) => {
          gone.push({ row, collection: call.collection, until: performance.now() + 300 });
          drop(call, row);
        },
        find: (call) => find(call) ?? (isRead(call) ? lingering(call).find(({ id }) => id === call.id) : undefined),
        select: (call) => [...select(call), ...lingering(call)],
      };
    },
  },
  {
    name: 'lists-lag-by-400-ms',
    does: 'Shows an object to GET at once, and lists learn of creates and deletes only after 400 ms.',
    changes: ({ insert, drop, select }) => {
      const listedFrom = new WeakMap<Row, number>();
      const gone: { readonly row: Row; readonly collection: string; readonly until: number }[] = [];
      return {
        insert: (call, row) => {
          listedFrom.set(row, performance.now() + 400);
          insert(call, row);
        },
        drop: (call, row) => {
          gone.push({ row, collection: call.collection, until: performance.now() + 400 });
          drop(call, row);
        },
        select: (call) => {
          const now = performance.now();
          const late = gone.filter(({ collection, until }) => collection === call.collection && now < until);
          return [...select(call), ...late.map(({ row }) => row)].filter((row) => (listedFrom.get(row) ?? 0) <= now);
        },
      };
    },
  },
];
