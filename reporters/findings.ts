import type { Report, Result, Verdict } from '../verdicts/record.ts';

const findingVerdicts: readonly Verdict[] = ['fail', 'stale', 'warn'];

/** The results that somebody has to act on: what fails the run first, warnings last. */
export function findingsOf(report: Report): readonly Result[] {
  return findingVerdicts.flatMap((verdict) => report.results.filter((result) => result.verdict === verdict));
}

/** What a result says in one sentence; empty where there is nothing to say beyond the verdict. */
export function messageOf(result: Result): string {
  if (result.verdict === 'stale') {
    return result.reason ?? 'The clause holds, so the waiver of this address matches nothing any more: remove it.';
  }
  return result.finding?.message ?? result.reason ?? '';
}
