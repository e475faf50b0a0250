import { setTimeout as sleep } from 'node:timers/promises';

/** How a target that did not answer fares: it answers at once, after a while, or not any more. */
export type Pulse = 'alive' | 'back' | 'dead';

/** Milliseconds between two knocks. */
const pauseMs = 200;

/**
 * Asks a target for any sign of life, for as long as a supervisor may need to restart it.
 *
 * @param knock resolves to whether anybody answered
 * @param restartMs milliseconds after which no more knocks are begun
 */
export const feelPulse = async (knock: () => Promise<boolean>, restartMs: number): Promise<Pulse> => {
  const started = performance.now();
  for (let knocks = 1; ; knocks++) {
    if (await knock()) return knocks === 1 ? 'alive' : 'back';
    if (performance.now() - started + pauseMs > restartMs) return 'dead';
    await sleep(pauseMs);
  }
};
