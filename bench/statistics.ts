/** The middle one; of an even number of values the mean of the two in the middle. NaN for none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? Number.NaN, sorted[Math.floor(middle)] ?? Number.NaN];
  return (low + high) / 2;
};

/** A number with three digits that mean something, and no exponent. */
export const short = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return Number(value.toFixed(Math.min(digits, 3))).toLocaleString('en', { maximumFractionDigits: 3 });
};

/** The median of one measure over several rounds. */
export const medianOf = <T>(rounds: readonly T[], measure: (round: T) => number): number => median(rounds.map(measure));

/** Does something so many times, one after the other. */
export const inRounds = async <T>(rounds: number, once: () => Promise<T>): Promise<readonly T[]> => {
  const results: T[] = [];
  for (let round = 1; round <= rounds; round++) results.push(await once());
  return results;
};
