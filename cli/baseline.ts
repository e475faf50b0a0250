import { compare } from '../reporters/index.ts';
import { namedBy, type Settings, UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { readVerdicts } from './report-file.ts';

const readNamed = (path: string, from: string): Report => {
  try {
    return readVerdicts(path);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${from} ${error.message}`) : error;
  }
};

/**
 * Reads the report to compare with, if there is one. To be called before the run: it may write its own over it.
 *
 * @returns what adds the comparison to the report of the run
 * @throws UsageError with the option, the file and the place in it
 */
export const openBaseline = ({
  baseline,
  origins,
}: Pick<Settings, 'baseline' | 'origins'>): ((report: Report) => Report) => {
  if (baseline === undefined) return (report) => report;
  const earlier = readNamed(baseline, namedBy(origins, 'baseline'));
  return (report) => ({ ...report, comparison: compare(earlier, report) });
};
