import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long to wait for a change to become visible: services may show it a while later. The full limit is spent until
 * it was once spent in vain; after that only as long as visible changes have taken so far, and a little more, so
 * that a target that never shows anything does not cost the limit again for every object.
 */
export interface Patience {
  /**
   * Reads until `shown`, or until patience ends.
   * @returns the last reading, whether it was shown, and the milliseconds that took.
   */
  until<T>(read: () => Promise<T>, shown: (value: T) => boolean): Promise<{ value: T; met: boolean; delayMs: number }>;
  /** The longest delay seen so far that ended well, in milliseconds. */
  readonly longestMs: number;
}

/** Milliseconds. */
const shortest = 100;

export const createPatience = (limitMs: number): Patience => {
  let longest = 0;
  let limit = limitMs;
  return {
    get longestMs() {
      return longest;
    },
    async until(read, shown) {
      const started = performance.now();
      for (let pause = 50; ; pause = Math.min(2 * pause, 1000)) {
        const value = await read();
        const delayMs = performance.now() - started;
        if (shown(value)) {
          longest = Math.max(longest, delayMs);
          return { value, met: true, delayMs };
        }
        if (delayMs + pause > limit) {
          limit = Math.min(limit, Math.max(shortest, 2 * longest));
          return { value, met: false, delayMs };
        }
        await sleep(pause);
      }
    },
  };
};
