/** The time as those see it who wait: a test puts its own in its place. */
export interface Clock {
  /** Milliseconds since whenever. */
  now(): number;
  /**
   * Does something after a number of milliseconds.
   *
   * @returns makes it not happen
   */
  after(ms: number, task: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    // Node's timers may fire a fraction of a millisecond early, and turn anything beyond 2^31 into 1.
    const timer = setTimeout(task, Math.min(Math.ceil(ms), 2_147_483_647));
    return () => clearTimeout(timer);
  },
};
