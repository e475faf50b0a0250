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
import { tellBuild } from './build-commands.ts';
import { updateWaivers as writeWaivers } from './update-waivers.ts';

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

/** What is to be done with a report. */
type Wanted = Pick<Settings, 'failOn' | 'file' | 'har' | 'reportDir' | 'updateWaivers' | 'build'>;

/**
 * Writes the files of a run that is over and prints its summary.
 *
 * @param exchanges what was sent, for the archive; nothing, unless given
 */
export const report = async (
  result: Report,
  contract: Contract,
  settings: Wanted,
  exchanges: Run['exchanges'] = () => [],
): Promise<void> => {
  const { failOn, file, har, reportDir, updateWaivers } = settings;
  await writeReports(result, contract, settings);
  if (har) await writeHar(exchanges(), result.suite, reportDir);
  const color = process.stdout.isTTY === true && process.stdout.hasColors();
  console.log(`\n${summaryLines(result, { color }, reportDir).join('\n')}`);
  if (result.comparison !== undefined) console.log(`\n${comparisonLines(result.comparison).join('\n')}`);
  if (failOn === 'new') console.log('  Known findings do not fail the run: --fail-on new.');
  if (result.metadata !== undefined) console.log(`\n${metadataLines(result.metadata).join('\n')}`);
  if (updateWaivers && file !== undefined) console.log(`\n${await writeWaivers(file, result)}`);
  await tellBuild(result, settings);
};
