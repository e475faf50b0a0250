import { setTimeout as sleep } from 'node:timers/promises';

/** Tells whether a target that stopped answering is gone for good. */
export interface Lifeline {
  /** Why nothing is sent any more; undefined as long as the target lives. */
  readonly dead: string | undefined;
  /**
   * Called when a request got no answer. Asks the target for any sign of life, for all who ask meanwhile at once.
   * @returns whether this caller is the first to notice that the target is gone
   */
  lost(purpose: string): Promise<boolean>;
}

/** Milliseconds before each knock: a supervisor may be restarting the service. */
const knocks: readonly number[] = [0, 500, 1500];

/** @param knock resolves to whether anybody answered */
export const createLifeline = (knock: () => Promise<boolean>): Lifeline => {
  let dead: string | undefined;
  let asking: Promise<boolean> | undefined;

  const answers = async (): Promise<boolean> => {
    for (const pause of knocks) {
      await sleep(pause);
      if (await knock()) return true;
    }
    return false;
  };

  return {
    get dead() {
      return dead;
    },
    async lost(purpose) {
      if (dead !== undefined) return false;
      if (asking !== undefined) {
        await asking;
        return false;
      }
      asking = answers();
      const alive = await asking;
      asking = undefined;
      if (alive) return false;
      dead = `the target does not answer any more since the request "${purpose}"`;
      return true;
    },
  };
};
