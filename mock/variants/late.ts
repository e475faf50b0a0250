import type { Behaviour, Call, JsonObject, Row } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';

type Changes = Variant['changes'];

function isRead({ kind }: Call): boolean {
  return kind === 'get' || kind === 'list';
}

/** Rows that were deleted, for as long as reads may still show them. */
function lingeringFor(ms: number) {
  const gone: { readonly row: Row; readonly collection: string; readonly until: number }[] = [];
  return {
    drop(call: Call, row: Row): void {
      gone.push({ row, collection: call.collection, until: performance.now() + ms });
    },
    in({ collection }: Call): readonly Row[] {
      const now = performance.now();
      return gone.filter((entry) => entry.collection === collection && now < entry.until).map(({ row }) => row);
    },
  };
}

/** Hides new rows for a while. */
function hiddenFor(ms: number, insert: Behaviour['insert']) {
  const visibleFrom = new WeakMap<Row, number>();
  return {
    insert: (call: Call, row: Row): void => {
      visibleFrom.set(row, performance.now() + ms);
      insert(call, row);
    },
    isVisible: (row: Row): boolean => (visibleFrom.get(row) ?? 0) <= performance.now(),
  };
}

/** GET and lists show a new object only after so many milliseconds. */
export function lateCreates(ms: number): Changes {
  return ({ insert, find, select }) => {
    const hidden = hiddenFor(ms, insert);
    return {
      insert: hidden.insert,
      find: (call) => {
        const row = find(call);
        return row !== undefined && isRead(call) && !hidden.isVisible(row) ? undefined : row;
      },
      select: (call) => select(call).filter(hidden.isVisible),
    };
  };
}

/** For so many milliseconds every second GET of a new object is answered by a replica that does not have it yet. */
export function lateReplica(ms: number): Changes {
  return ({ insert, find }) => {
    const hidden = hiddenFor(ms, insert);
    let reads = 0;
    return {
      insert: hidden.insert,
      find: (call) => {
        const row = find(call);
        const isBehind = call.kind === 'get' && row !== undefined && !hidden.isVisible(row) && ++reads % 2 === 0;
        return isBehind ? undefined : row;
      },
    };
  };
}

/** GET shows a new object only after so many milliseconds; lists show it at once. */
export function lateGets(ms: number): Changes {
  return ({ insert, find }) => {
    const hidden = hiddenFor(ms, insert);
    return {
      insert: hidden.insert,
      find: (call) => {
        const row = find(call);
        return row !== undefined && call.kind === 'get' && !hidden.isVisible(row) ? undefined : row;
      },
    };
  };
}

/** GET and lists show an update only after so many milliseconds. */
export function lateUpdates(ms: number): Changes {
  return ({ merge, represent }) => {
    const before = new WeakMap<Row, { readonly values: JsonObject; readonly until: number }>();
    return {
      merge: (call, row, changes) => {
        before.set(row, { values: row.values, until: performance.now() + ms });
        merge(call, row, changes);
      },
      represent: (call, row) => {
        const old = before.get(row);
        const isLate = isRead(call) && old !== undefined && performance.now() < old.until;
        return represent(call, isLate ? { ...row, values: old.values } : row);
      },
    };
  };
}

/** GET and lists show a deleted object for so many milliseconds more. */
export function lateDeletes(ms: number): Changes {
  return ({ drop, find, select }) => {
    const lingering = lingeringFor(ms);
    return {
      drop: (call, row) => {
        lingering.drop(call, row);
        drop(call, row);
      },
      find: (call) => find(call) ?? (isRead(call) ? lingering.in(call).find(({ id }) => id === call.id) : undefined),
      select: (call) => [...select(call), ...lingering.in(call)],
    };
  };
}

/** Lists learn of creates and deletes only after so many milliseconds. */
export function lateLists(ms: number): Changes {
  return ({ insert, drop, select }) => {
    const hidden = hiddenFor(ms, insert);
    const lingering = lingeringFor(ms);
    return {
      insert: hidden.insert,
      drop: (call, row) => {
        lingering.drop(call, row);
        drop(call, row);
      },
      select: (call) => [...select(call), ...lingering.in(call)].filter(hidden.isVisible),
    };
  };
}
