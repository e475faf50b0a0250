import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long to wait for a change to become visible: services may show it a while later. The full limit is spent until
 * it was once spent in vain; after that only as long as visible changes have taken so far, and a little more, so
 * that a target that never shows anything does not cost the limit again for every object.
 */
export interface Patience {
  /**
   * Reads until `shown`, or until patience ends.
   * @returns the last reading, whether it was shown, and how many milliseconds that took; 0 where the first reading
   * shows it, however long its answer takes.
   */
  until<T>(read: () => Promise<T>, shown: (value: T) => boolean): Promise<{ value: T; met: boolean; delayMs: number }>;
  /** Waits as long as patience lasts, without asking; `sinceMs` of it are over. */
  rest(sinceMs: number): Promise<void>;
  /** The longest delay seen so far that ended well, in milliseconds. */
  readonly longestMs: number;
}

/** Milliseconds. */
const shortest = 100;

/** A machine that stalls for a while must not pass for a service that shows nothing. */
const fewestReadings = 3;

export const createPatience = (limitMs: number): Patience => {
  let longest = 0;
  let limit = limitMs;
  return {
    get longestMs() {
      return longest;
    },
    rest: (sinceMs) => sleep(Math.max(0, limit - sinceMs)),
    async until(read, shown) {
      const started = performance.now();
      for (let pause = 50, reading = 1; ; pause = Math.min(2 * pause, 1000), reading++) {
        const value = await read();
        const tookMs = performance.now() - started;
        if (shown(value)) {
          const delayMs = reading === 1 ? 0 : tookMs;
          longest = Math.max(longest, tookMs);
          return { value, met: true, delayMs };
        }
        if (reading >= fewestReadings && tookMs + pause > limit) {
          limit = Math.min(limit, Math.max(shortest, 2 * longest));
          return { value, met: false, delayMs: tookMs };
        }
        await sleep(pause);
      }
    },
  };
};
