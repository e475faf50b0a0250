import { type Clock, realClock } from './clock.ts';

/** At most `limit` requests may start within any `windowMs`. */
export interface Budget {
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * Intune's limits for one app and tenant, "device configuration" group.
 * https://learn.microsoft.com/graph/throttling-limits
 */
export const intuneBudgets = {
  writes: { limit: 100, windowMs: 20_000 },
  requests: { limit: 1_000, windowMs: 20_000 },
} as const satisfies Record<string, Budget>;

/** Milliseconds in which at least one request was held back. */
export interface Waited {
  /** By the budgets. */
  readonly budget: number;
  /** Because the service asked for it. */
  readonly weather: number;
}

export interface Governor {
  /**
   * Resolves when the request may be sent. Writes start in the order they asked, and so do reads.
   *
   * @returns what to call when it is sent, if that is later: the service counts from then on
   */
  admit(write: boolean): Promise<() => void>;
  /** Holds everything back for a while: the service asked for it. */
  pause(ms: number): void;
}

/** A governor that knows for how long it held requests back. */
export interface MeteredGovernor extends Governor {
  waited(): Waited;
}

/**
 * The part of a window by which it is stretched. A request needs some time to get there, and not always the same: what
 * starts 20 s after another may arrive 19.9 s after it.
 */
const margin = 0.05;

/** When requests started. */
interface Window {
  /** Milliseconds until another one may start. */
  waitMs(): number;
  /** @returns moves the start to the time of the call */
  start(): () => void;
}

const nothing = (): void => undefined;
const endless: Window = { waitMs: () => 0, start: () => nothing };

/** Starts in the window before now, oldest first; the window slides. */
const slidingWindow = ({ limit, windowMs }: Budget, clock: Clock): Window => {
  if (limit === Number.POSITIVE_INFINITY) return endless;
  const lengthMs = windowMs * (1 + margin);
  let starts: { at: number }[] = [];
  return {
    waitMs() {
      const now = clock.now();
      starts = starts.filter(({ at }) => at > now - lengthMs);
      return starts.length < limit ? 0 : (starts.at(-limit)?.at ?? now) + lengthMs - now;
    },
    start() {
      const start = { at: clock.now() };
      starts.push(start);
      return () => {
        start.at = clock.now();
        starts = [...starts.filter((one) => one !== start), start];
      };
    },
  };
};

const unlimited: Budget = { limit: Number.POSITIVE_INFINITY, windowMs: 0 };

interface Waiting {
  readonly write: boolean;
  readonly enter: (sent: () => void) => void;
}

/**
 * One gate for all concurrent cases: separate budgets for writes and for all requests, and one common pause. Who asked
 * first goes first, but reads pass the writes that wait for their own budget.
 *
 * @param budgets none for an embedded or local target: only pauses hold requests back
 */
export const createGovernor = (
  budgets: { readonly writes: Budget; readonly requests: Budget } = { writes: unlimited, requests: unlimited },
  clock: Clock = realClock,
): MeteredGovernor => {
  const writes = slidingWindow(budgets.writes, clock);
  const requests = slidingWindow(budgets.requests, clock);
  const waiting: Waiting[] = [];
  const waited = { budget: 0, weather: 0 };
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let held: { readonly by: keyof Waited; readonly since: number } | undefined;
  let cancel = (): void => undefined;

  const delayOf = (write: boolean): number =>
    Math.max(pausedUntil - clock.now(), requests.waitMs(), write ? writes.waitMs() : 0);

  const heads = (): readonly Waiting[] =>
    [true, false].flatMap((write) => waiting.find((one) => one.write === write) ?? []);

  const start = (write: boolean): (() => void) => {
    const moves = [requests.start(), ...(write ? [writes.start()] : [])];
    return () => {
      for (const move of moves) move();
    };
  };

  const letIn = (one: Waiting): void => {
    waiting.splice(waiting.indexOf(one), 1);
    one.enter(start(one.write));
  };

  const note = (): void => {
    const now = clock.now();
    if (held !== undefined) waited[held.by] += now - held.since;
    held = waiting.length === 0 ? undefined : { by: pausedUntil > now ? 'weather' : 'budget', since: now };
  };

  const proceed = (): void => {
    cancel();
    for (;;) {
      const open = heads().filter(({ write }) => delayOf(write) <= 0);
      const [next] = open.sort((one, other) => waiting.indexOf(one) - waiting.indexOf(other));
      if (next === undefined) break;
      letIn(next);
    }
    note();
    if (waiting.length > 0) cancel = clock.after(Math.min(...heads().map(({ write }) => delayOf(write))), proceed);
  };

  return {
    async admit(write) {
      if (waiting.length === 0 && delayOf(write) <= 0) return start(write);
      return new Promise((enter) => {
        waiting.push({ write, enter });
        proceed();
      });
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
      note();
    },
    waited() {
      note();
      return { ...waited };
    },
  };
};
