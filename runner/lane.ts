import type { Exchange } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';

/**
 * An object of the run's own that a row of updates is tried on, one after the other. Lanes run side by side;
 * within a lane every step knows what the object looked like before.
 */
export interface Lane {
  readonly id: string;
  state: Representation;
  /** The object is gone: somebody's DELETE was not refused. */
  lost: boolean;
  /** The request that made the object, where it is known. */
  readonly made?: Exchange;
}
