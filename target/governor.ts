import { setTimeout as sleep } from 'node:timers/promises';

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

export interface Governor {
  /** Resolves when the request may be sent. Requests start in the order they asked. */
  admit(write: boolean): Promise<void>;
  /** Holds everything back for a while: the service asked for it. */
  pause(ms: number): void;
}

/** Starts in the window before `now`, oldest first; the window slides. */
const slidingWindow = ({ limit, windowMs }: Budget) => {
  const starts: number[] = [];
  return {
    waitMs(now: number): number {
      const oldest = starts.findIndex((start) => start > now - windowMs);
      starts.splice(0, oldest < 0 ? starts.length : oldest);
      return starts.length < limit ? 0 : (starts[starts.length - limit] ?? now) + windowMs - now;
    },
    start: (now: number): void => {
      starts.push(now);
    },
  };
};

/**
 * One gate for all concurrent cases: separate budgets for writes and for all requests, and one common pause.
 * Without budgets (an embedded or local target) only pauses hold requests back.
 */
export const createGovernor = (budgets?: { readonly writes: Budget; readonly requests: Budget }): Governor => {
  const writes = slidingWindow(budgets?.writes ?? { limit: Number.POSITIVE_INFINITY, windowMs: 0 });
  const requests = slidingWindow(budgets?.requests ?? { limit: Number.POSITIVE_INFINITY, windowMs: 0 });
  let pausedUntil = 0;
  let turn: Promise<void> = Promise.resolve();

  const wait = async (write: boolean): Promise<void> => {
    for (;;) {
      const now = performance.now();
      const delay = Math.max(pausedUntil - now, requests.waitMs(now), write ? writes.waitMs(now) : 0);
      if (delay <= 0) break;
      await sleep(delay);
    }
    const now = performance.now();
    requests.start(now);
    if (write) writes.start(now);
  };

  // Reads need not queue behind a write that waits for its budget: two turns, one per kind.
  let writeTurn: Promise<void> = Promise.resolve();
  return {
    admit(write) {
      if (write) {
        writeTurn = writeTurn.then(() => wait(true));
        return writeTurn;
      }
      turn = turn.then(() => wait(false));
      return turn;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    },
  };
};
