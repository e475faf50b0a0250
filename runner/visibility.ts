import type { Visibility } from '../verdicts/index.ts';
import type { History } from './history.ts';

/** The least of the values that half of them do not exceed. */
const median = (sorted: readonly number[]): number => sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;

/** Milliseconds by the name of the operation. */
export type ChangeDelays = ReadonlyMap<string, readonly number[]>;

/**
 * How long each change took to show in GET: from the first look, which comes right after the answer, to the one that
 * shows it. What never showed is no delay but a finding.
 */
export const changeDelays = (histories: readonly Pick<History, 'observations'>[]): ChangeDelays => {
  const delays = new Map<string, number[]>();
  for (const { case: request, after } of histories.flatMap(({ observations }) => [...observations.values()])) {
    if (after?.met !== true || !['create', 'update'].includes(request.operation.kind)) continue;
    const { id } = request.operation;
    delays.set(id, [...(delays.get(id) ?? []), after.delayMs]);
  }
  return delays;
};

/** How long changes took to show, by operation, where they did not at once. */
export const visibilityOf = (delays: ChangeDelays): readonly Visibility[] =>
  [...delays]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([operation, all]) => ({ operation, changes: all.length, late: all.filter((delay) => delay > 0) }))
    .filter(({ late }) => late.length > 0)
    .map(({ late, ...rest }) => {
      const sorted = late.toSorted((one, other) => one - other);
      return {
        ...rest,
        late: sorted.length,
        p50: Math.round(median(sorted)),
        max: Math.round(sorted.at(-1) ?? 0),
      };
    });
