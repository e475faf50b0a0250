import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, runChild } from './children/run-child.ts';
import type { Address } from './children/service.ts';
import type { Order } from './figure.ts';
import { type Recorded, readRecorded } from './recorded.ts';
import { commandOf } from './suite.ts';

/** The arguments of a run as a tenant gets it; the same seed and run id, so the same requests. */
export const runArguments = (
  { folder, suite }: Pick<Order, 'folder' | 'suite'>,
  target: string,
  ...more: readonly string[]
): readonly string[] => [
  commandOf(suite),
  'run',
  ...['--target', target, '--profile', 'standard', '--max-writes', '300', '--seed', '1', '--run-id', 'bench'],
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
export const recordRun = async (
  order: Pick<Order, 'folder' | 'suite'>,
  target: string,
  service: Address,
): Promise<Recording> => {
  const { folder } = order;
  const run = await runChild(runArguments(order, target, '--har'));
  const requests = await readRecorded(join(folder, 'reports', 'run.har'), service);
  const file = join(folder, 'requests.json');
  await writeFile(file, JSON.stringify(requests));
  return { run, requests, file };
};
