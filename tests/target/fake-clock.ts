import type { Clock } from '../../target/clock.ts';

/** A clock that stands still until somebody waits, and then jumps to the time that is waited for. */
export interface FakeClock extends Clock {
  /** Lets time pass until nobody waits any more, or that many milliseconds have passed. */
  run(forMs?: number): Promise<void>;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const fakeClock = (): FakeClock => {
  let now = 0;
  const tasks = new Map<object, { readonly at: number; readonly task: () => void }>();
  const soonest = () => [...tasks].sort(([, one], [, other]) => one.at - other.at)[0];
  return {
    now: () => now,
    after(ms, task) {
      const key = {};
      tasks.set(key, { at: now + ms, task });
      return () => void tasks.delete(key);
    },
    async run(forMs = Number.POSITIVE_INFINITY) {
      const end = now + forMs;
      await settled();
      for (let next = soonest(); next !== undefined && next[1].at <= end; next = soonest()) {
        const [key, { at, task }] = next;
        tasks.delete(key);
        now = at;
        task();
        await settled();
      }
      if (end !== Number.POSITIVE_INFINITY) now = end;
    },
  };
};
