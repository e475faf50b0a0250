import { appendFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { annotations, disarmed, uploadSummary } from '../reporters/index.ts';
import { type Settings, thisBuild } from '../target/index.ts';
import { failingIn, type Report } from '../verdicts/index.ts';

/** Writes a line as it is, past the guard. */
let command = (line: string): void => console.log(line);

/**
 * In a build, takes out of everything that is written what the build service would take for a command: only what
 * `tellBuild` writes is one. Outside of a build nothing changes.
 */
export const guardOutput = (): void => {
  if (thisBuild().service === undefined) return;
  const plain = process.stdout.write.bind(process.stdout);
  command = (line) => void plain(`${line}\n`);
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) =>
      write(disarmed(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')), ...rest);
  }
};

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
  for (const line of annotations(service, result, failingIn(result, failOn))) command(line);
  const summary = join(reportDir, 'summary.md');
  if (service === 'azure') command(uploadSummary(resolve(summary)));
  if (stepSummary !== undefined) await appendFile(stepSummary, await readFile(summary, 'utf8'));
};
