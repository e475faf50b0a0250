import type { Report, Result, Verdict } from '../verdicts/record.ts';
import { addressOf } from './address.ts';

const findingVerdicts: readonly Verdict[] = ['fail', 'stale', 'warn'];

/** The results that somebody has to act on: what fails the run first, warnings last. */
export function findingsOf(report: Report): readonly Result[] {
  return findingVerdicts.flatMap((verdict) => report.results.filter((result) => result.verdict === verdict));
}

/** A finding, and those that most likely have its cause. */
export interface Cause {
  readonly first: Result;
  readonly followUps: readonly Result[];
}

/** The address of the finding that most likely has the same cause, if that is a finding of this report. */
export function causeOf({ finding }: Result, report: Report): string | undefined {
  return findingsOf(report)
    .map(addressOf)
    .find((address) => address === finding?.sameAs);
}

/** The findings by cause. */
export function causesIn(report: Report): readonly Cause[] {
  const findings = findingsOf(report).map((result) => ({ result, cause: causeOf(result, report) }));
  return findings
    .filter(({ cause }) => cause === undefined)
    .map(({ result: first }) => ({
      first,
      followUps: findings.filter(({ cause }) => cause === addressOf(first)).map(({ result }) => result),
    }));
}

/** What a result says in one sentence; empty where there is nothing to say beyond the verdict. */
export function messageOf(result: Result): string {
  if (result.verdict === 'stale') {
    return result.reason ?? 'The clause holds, so the waiver of this address matches nothing any more: remove it.';
  }
  return result.finding?.message ?? result.reason ?? '';
}
