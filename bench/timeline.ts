import type { Arrival } from './children/service.ts';
import type { Recorded } from './recorded.ts';

/** A request of a run in time; milliseconds since 1970. */
export interface Timed extends Pick<Recorded, 'method' | 'path' | 'purpose' | 'asked' | 'answered'> {
  /** When the service got it, the last time if it was sent several times. */
  readonly arrived: number;
}

const isWrite = ({ method }: { readonly method: string }): boolean => method !== 'GET';

/** The requests of a run together with when the service got them. */
export const timed = (requests: readonly Recorded[], arrivals: readonly Arrival[]): readonly Timed[] => {
  const at = new Map(arrivals.map((arrival) => [arrival.request, arrival.at]));
  return requests.map((request) => ({
    ...request,
    arrived: at.get(request.headers['client-request-id'] ?? '') ?? request.asked,
  }));
};

/** What is going on at a time. */
const during = (requests: readonly Timed[], at: number) => ({
  underWay: requests.filter(({ arrived, answered }) => arrived <= at && at < answered).length,
  writeWaits: requests.some((request) => isWrite(request) && request.asked <= at && at < request.arrived),
});

const stepMs = 20;

/**
 * How much of the permitted rate is used while a write waits for it: at each moment at which one does, though there
 * would be a place to send it, the writes that the service took in the window before, of those that it would have taken.
 * NaN where none ever waits.
 */
export const shareUsed = (
  requests: readonly Timed[],
  arrivals: readonly Arrival[],
  { limit, windowMs, places }: { readonly limit: number; readonly windowMs: number; readonly places: number },
): number => {
  const taken = arrivals.filter((arrival) => isWrite(arrival) && arrival.status !== 429).map(({ at }) => at);
  const end = Math.max(...requests.map(({ answered }) => answered));
  const shares: number[] = [];
  for (let at = Math.min(...requests.map(({ asked }) => asked)); at < end; at += stepMs) {
    const { underWay, writeWaits } = during(requests, at);
    if (!writeWaits || underWay >= places) continue;
    shares.push(taken.filter((start) => start > at - windowMs && start <= at).length / limit);
  }
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

/** Where the time of a run goes, in milliseconds. */
export interface Idleness {
  /** All places are taken. */
  readonly full: number;
  /** At most one is taken, and requests wait all the same: for the budget, or for a hostile one that goes alone. */
  readonly held: number;
  /** Places are free, and nobody who could go asks for one: what comes next depends on what is under way. */
  readonly serial: number;
}

/** What a run with so many places waits for. */
export const idlenessOf = (requests: readonly Timed[], places: number): Idleness => {
  const moments = requests
    .flatMap(({ asked, arrived, answered }) => [
      { at: asked, waiting: 1, underWay: 0 },
      { at: arrived, waiting: -1, underWay: 1 },
      { at: answered, waiting: 0, underWay: -1 },
    ])
    .toSorted((one, other) => one.at - other.at);
  const spent = { full: 0, held: 0, serial: 0 };
  let [waiting, underWay, last] = [0, 0, moments[0]?.at ?? 0];
  for (const moment of moments) {
    const state = underWay >= places ? 'full' : waiting > 0 && underWay <= 1 ? 'held' : 'serial';
    spent[state] += moment.at - last;
    last = moment.at;
    waiting += moment.waiting;
    underWay += moment.underWay;
  }
  return spent;
};

/** A stretch of one entity's run. */
export interface Stretch {
  /** The last segment of the address of the collection. */
  readonly entity: string;
  /** The part that ends with it. */
  readonly part: string;
  readonly ms: number;
  readonly requests: number;
  readonly writes: number;
  /** Requests under way in the mean. */
  readonly underWay: number;
}

const listed = /^lists the collection after the (\w+)$/;

/** A run in stretches: each ends with the listing that ends a part. */
export const stretchesOf = (requests: readonly Timed[]): readonly Stretch[] => {
  const ends = requests.flatMap(({ path, purpose, answered }) => {
    const part = listed.exec(purpose)?.[1];
    return part === undefined ? [] : [{ path: path.replace(/\?.*/, ''), part, end: answered }];
  });
  return [...new Set(ends.map(({ path }) => path))].flatMap((path) => {
    const own = requests.filter((request) => request.path.startsWith(path));
    let begin = Math.min(...own.map(({ asked }) => asked));
    const last = new Map(ends.filter((end) => end.path === path).map(({ part, end }) => [part, end]));
    return [...last].map(([part, end]): Stretch => {
      const within = own.filter(({ answered }) => answered > begin && answered <= end);
      const busy = within.reduce((sum, { arrived, answered }) => sum + answered - Math.max(arrived, begin), 0);
      const stretch: Stretch = {
        entity: path.slice(path.lastIndexOf('/') + 1),
        part,
        ms: end - begin,
        requests: within.length,
        writes: within.filter(isWrite).length,
        underWay: busy / (end - begin),
      };
      begin = end;
      return stretch;
    });
  });
};

/** How long a run has to take at least, in milliseconds. */
export const floorMs = (
  { requests, writes }: { readonly requests: number; readonly writes: number },
  { perSecond, latencyMs, places }: { readonly perSecond: number; readonly latencyMs: number; readonly places: number },
): number => Math.max((writes * 1_000) / perSecond, (requests * latencyMs) / places);

/** How many of them write. */
export const writesIn = (requests: readonly { readonly method: string }[]): number => requests.filter(isWrite).length;
