import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, runChild } from './children/run-child.ts';
import type { Address } from './children/service.ts';
import { type Recorded, readRecorded } from './recorded.ts';

/** The arguments of a run of the command line; the same seed and run id, so the same requests. */
export const runArguments = (folder: string, target: string, ...more: readonly string[]): readonly string[] => [
  'cli/graph-conformance.js',
  'run',
  ...['--target', target, '--profile', 'standard', '--seed', '1', '--run-id', 'bench'],
  ...['--report-dir', join(folder, 'reports'), '--journal-dir', join(folder, 'journal')],
  ...more,
];

/** A run of the command line with an archive of its requests. */
export interface Recording {
  readonly run: Ended;
  readonly requests: readonly Recorded[];
  /** The requests as a file. */
  readonly file: string;
}

/** Runs the suite and keeps what it sent. */
export const recordRun = async (folder: string, target: string, service: Address): Promise<Recording> => {
  const run = await runChild(runArguments(folder, target, '--har'));
  const requests = await readRecorded(join(folder, 'reports', 'run.har'), service);
  const file = join(folder, 'requests.json');
  await writeFile(file, JSON.stringify(requests));
  return { run, requests, file };
};
