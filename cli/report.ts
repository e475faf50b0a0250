import {
  comparisonLines,
  metadataLines,
  summaryLines,
  writeHar,
  writeJson,
  writeJunit,
  writeOverview,
  writeSummary,
} from '../reporters/index.ts';
import type { Run } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

/** Writes the files that say what a run has found. */
export const writeReports = async (
  result: Report,
  contract: Contract,
  { reportDir }: Pick<Settings, 'reportDir'>,
): Promise<void> => {
  await writeJson(result, reportDir);
  await writeOverview(result, contract, reportDir);
  await writeJunit(result, contract, reportDir);
  await writeSummary(result, reportDir);
};

/**
 * Writes the files of a run that is over.
 *
 * @param exchanges what was sent, for the archive; nothing, unless given
 */
export const writeAtTheEnd = async (
  result: Report,
  contract: Contract,
  settings: Pick<Settings, 'har' | 'reportDir'>,
  exchanges: Run['exchanges'] = () => [],
): Promise<void> => {
  await writeReports(result, contract, settings);
  if (settings.har) await writeHar(exchanges(), result.suite, settings.reportDir);
};

/** Prints what a run has found. */
export const printSummary = (result: Report, { failOn, reportDir }: Pick<Settings, 'failOn' | 'reportDir'>): void => {
  const color = process.stdout.isTTY === true && process.stdout.hasColors();
  console.log(`\n${summaryLines(result, { color }, reportDir).join('\n')}`);
  if (result.comparison !== undefined) console.log(`\n${comparisonLines(result.comparison).join('\n')}`);
  if (failOn === 'new') console.log('  Known findings do not fail the run: --fail-on new.');
  if (result.metadata !== undefined) console.log(`\n${metadataLines(result.metadata).join('\n')}`);
};
