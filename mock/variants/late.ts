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

/** Rows as they were so many milliseconds ago, whatever has changed in them since. */
function pastFor(ms: number) {
  const before = new WeakMap<Row, readonly { readonly values: JsonObject; readonly until: number }[]>();
  const openFor = (row: Row) => (before.get(row) ?? []).filter(({ until }) => performance.now() < until);
  return {
    /** To be called before the values of a row change. */
    keep(row: Row): void {
      before.set(row, [...openFor(row), { values: row.values, until: performance.now() + ms }]);
    },
    of(row: Row): Row {
      const [oldest] = openFor(row);
      return oldest === undefined ? row : { ...row, values: oldest.values };
    },
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

/** Every second GET is answered by a replica that learns of creates, updates and deletes only after so many milliseconds. */
export function lateReplica(ms: number): Changes {
  return ({ insert, find, merge, drop, represent }) => {
    const hidden = hiddenFor(ms, insert);
    const past = pastFor(ms);
    const lingering = lingeringFor(ms);
    const behind = new WeakSet<Call>();
    let reads = 0;
    return {
      insert: hidden.insert,
      merge: (call, row, changes) => {
        past.keep(row);
        merge(call, row, changes);
      },
      drop: (call, row) => {
        lingering.drop(call, row);
        drop(call, row);
      },
      find: (call) => {
        const row = find(call);
        if (call.kind !== 'get' || ++reads % 2 !== 0) return row;
        behind.add(call);
        const known = row ?? lingering.in(call).find(({ id }) => id === call.id);
        return known !== undefined && hidden.isVisible(known) ? known : undefined;
      },
      represent: (call, row) => represent(call, behind.has(call) ? past.of(row) : row),
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
    const past = pastFor(ms);
    return {
      merge: (call, row, changes) => {
        past.keep(row);
        merge(call, row, changes);
      },
      represent: (call, row) => represent(call, isRead(call) ? past.of(row) : row),
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
