import type { Report, Result, Verdict } from './record.ts';

export const exitCodes = { conformant: 0, findings: 1, configuration: 2, broken: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What fails a run: any finding, or only those that the baseline lacks. */
export type FailOn = 'any' | 'new';

const findings: readonly Verdict[] = ['fail', 'stale'];

/** The results that fail the run; errors always do. Without a comparison every finding counts as new. */
export const failingIn = ({ results, comparison }: Report, failOn: FailOn = 'any'): readonly Result[] => {
  const fresh = new Set(comparison?.new.map(({ address }) => address));
  const counts = ({ id, operation }: Result): boolean =>
    failOn === 'any' || comparison === undefined || fresh.has(`${id}/${operation}`);
  return results.filter(
    (result) => result.verdict === 'error' || (findings.includes(result.verdict) && counts(result)),
  );
};

/** A missing parent object is no breakdown: an id in the configuration has to be changed. */
const setUpWrong = ({ id, verdict }: Result): boolean => id === 'ROUTE-02' && verdict === 'error';

/** 3 when the suite or the target broke or something was left behind, 2 for a wrong id, 1 for findings, else 0. */
export const exitCodeOf = (report: Report, failOn: FailOn = 'any'): ExitCode => {
  const errors = report.results.filter(({ verdict }) => verdict === 'error');
  if (errors.length > 0 && errors.every(setUpWrong) && report.totals.leftover === 0) return exitCodes.configuration;
  const has = (verdict: Verdict): boolean => (report.totals.verdicts[verdict] ?? 0) > 0;
  if (has('error') || report.totals.leftover > 0) return exitCodes.broken;
  if (failingIn(report, failOn).length > 0) return exitCodes.findings;
  return report.cutShort === undefined ? exitCodes.conformant : exitCodes.broken;
};
