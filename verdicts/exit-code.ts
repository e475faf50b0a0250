import type { Report, Result, Verdict } from './record.ts';

export const exitCodes = { conformant: 0, findings: 1, configuration: 2, broken: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const findings: readonly Verdict[] = ['fail', 'stale'];

/** A missing parent object is no breakdown: an id in the configuration has to be changed. */
const setUpWrong = ({ id, verdict }: Result): boolean => id === 'ROUTE-02' && verdict === 'error';

/** 3 when the suite or the target broke or something was left behind, 2 for a wrong id, 1 for findings, else 0. */
export const exitCodeOf = (report: Report): ExitCode => {
  const errors = report.results.filter(({ verdict }) => verdict === 'error');
  if (errors.length > 0 && errors.every(setUpWrong) && report.totals.leftover === 0) return exitCodes.configuration;
  const has = (verdict: Verdict): boolean => (report.totals.verdicts[verdict] ?? 0) > 0;
  if (has('error') || report.totals.leftover > 0) return exitCodes.broken;
  if (findings.some(has)) return exitCodes.findings;
  return report.cutShort === undefined ? exitCodes.conformant : exitCodes.broken;
};
