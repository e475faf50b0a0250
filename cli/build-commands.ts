import { appendFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { annotations, uploadSummary } from '../reporters/index.ts';
import type { Settings } from '../target/index.ts';
import { failingIn, type Report } from '../verdicts/index.ts';
import { writeCommand } from './build-output.ts';

/**
 * Tells the build service what fails the run, and hands it the summary.
 *
 * @param result the report whose `summary.md` is written already
 */
export const tellBuild = async (
  result: Report,
  { build, failOn, reportDir }: Pick<Settings, 'build' | 'failOn' | 'reportDir'>,
): Promise<void> => {
  const { service, stepSummary } = build;
  if (service === undefined) return;
  for (const line of annotations(service, result, failingIn(result, failOn))) writeCommand(line);
  const summary = join(reportDir, 'summary.md');
  if (service === 'azure') writeCommand(uploadSummary(resolve(summary)));
  if (stepSummary !== undefined) await appendFile(stepSummary, await readFile(summary, 'utf8'));
};
