import type { Found, Outcome } from '../tests/faults/outcome.ts';

/** What a catalogue run says about the worth of writes. */
export interface Caught {
  readonly faults: number;
  /** The share of the faults that are caught after so many writes, from 0 to 1. */
  shareAfter(writes: number): number;
  /** The names of those that no number of writes catches. */
  readonly never: readonly string[];
}

/** The writes that had been sent when a right name for the fault was seen; Infinity where none ever was. */
const writesUntilCaught = ({ violates, found }: Outcome): number => {
  // ROUTE-02 is an error of the setup: it is seen by the first reads, and has no finding that counts writes.
  const isRight = ({ id, verdict }: Found): boolean =>
    violates.includes(id) && (verdict === 'error') === (id === 'ROUTE-02');
  return Math.min(
    ...found
      .filter(isRight)
      .map(({ id, seenAfter }) => seenAfter?.writes ?? (id === 'ROUTE-02' ? 0 : Number.POSITIVE_INFINITY)),
  );
};

/** When the faults of a catalogue run were caught. */
export const caughtAfter = (outcomes: readonly Outcome[]): Caught => {
  const faults = outcomes.filter(({ kind }) => kind === 'fault');
  const needed = faults.map(writesUntilCaught);
  return {
    faults: faults.length,
    shareAfter: (writes) => needed.filter((until) => until <= writes).length / faults.length,
    never: faults.filter((_, i) => needed[i] === Number.POSITIVE_INFINITY).map(({ name }) => name),
  };
};
