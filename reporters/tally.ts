import type { Report, Verdict } from '../verdicts/record.ts';

/** The verdicts in reading order: what needs work comes first. */
const order: readonly Verdict[] = ['fail', 'stale', 'error', 'warn', 'waived', 'blocked', 'not-applicable', 'pass'];

/** How many addresses have which verdict. */
export interface Amount {
  readonly verdict: Verdict;
  readonly amount: number;
}

/** The number of results with one verdict. */
export function amountOf(report: Report, verdict: Verdict): number {
  return report.results.filter((result) => result.verdict === verdict).length;
}

/** The verdicts that occur, in the order in which a reader wants to be told. */
export function tally(report: Report): readonly Amount[] {
  return order.map((verdict) => ({ verdict, amount: amountOf(report, verdict) })).filter(({ amount }) => amount > 0);
}
