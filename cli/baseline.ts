import { compare } from '../reporters/index.ts';
import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { readReport } from './report-file.ts';

/**
 * Reads the report to compare with, if there is one. To be called before the run: it may write its own over it.
 *
 * @returns what adds the comparison to the report of the run
 * @throws UsageError with the file and the place in it
 */
export const openBaseline = ({ baseline }: Pick<Settings, 'baseline'>): ((report: Report) => Report) => {
  if (baseline === undefined) return (report) => report;
  const earlier = readReport(baseline);
  return (report) => ({ ...report, comparison: compare(earlier, report) });
};
