import type { Report } from '../verdicts/record.ts';

/** The addresses whose findings the baseline lacks; none where there is no baseline. */
export function newIn({ comparison }: Report): ReadonlySet<string> {
  return new Set(comparison?.new.map(({ address }) => address));
}
