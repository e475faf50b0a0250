import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../../schemas/index.ts';
import { readSettings, type Settings } from '../../target/index.ts';
import { exitCodes, failingIn } from '../../verdicts/index.ts';
import { localTarget } from '../local-target.ts';
import { readReport } from '../report-file.ts';
import { type OneRun, oneRun } from './one-run.ts';
import { narrowed, type WatchOrder } from './order.ts';
import { listenForChanges } from './triggers.ts';

export { watchOrder, watchRow } from './order.ts';

/** More options than a command line can take would be no help: everything is judged at once then. */
const mostAddresses = 200;

/** What failed at this target last time, by the report that is there. */
const failedBefore = ({ reportDir, target }: Settings): readonly string[] => {
  const path = join(reportDir, 'conformance.json');
  if (!existsSync(path)) return [];
  const report = readReport(path);
  const isSame =
    target === undefined
      ? report.target.embedded === true
      : report.target.baseUrl === target.href.replace(/\/$/, '') && report.target.embedded !== true;
  if (!isSame) return [];
  const failed = failingIn(report, 'any').map(({ id, operation }) => `${id}/${operation}`);
  return failed.length <= mostAddresses ? failed : [];
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs again and again, until a signal ends it: what failed last time first, for a quick answer, and then everything. A
 * run under way is given the signal, and cleans up.
 *
 * @returns the exit code of the last run
 * @throws UsageError
 */
export const watchAndRun = async ({ paths, rest }: WatchOrder, contract: Contract): Promise<number> => {
  const settings = readSettings(rest, contract, localTarget);
  const { target, reportDir, journalDir } = settings;
  const triggers = listenForChanges({ paths, own: [reportDir, journalDir], target, input: process.stdin });
  const folder = await mkdtemp(join(tmpdir(), 'conformance-watch-'));
  let current: OneRun | undefined;
  let over = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    over = true;
    current?.pass(signal);
    triggers.close();
  };
  for (const signal of signals) process.on(signal, onSignal);
  const run = async (args: readonly string[]): Promise<number> => {
    current = oneRun(args);
    const code = await current.ended;
    current = undefined;
    return code ?? exitCodes.broken;
  };
  let code: number = exitCodes.conformant;
  try {
    while (!over) {
      const failed = failedBefore(settings);
      if (failed.length > 0) {
        console.log(`\nWhat failed last time first: ${failed.join(', ')}\n`);
        code = await run(narrowed(rest, failed, folder));
        if (over) break;
        console.log('\nNow everything.\n');
      }
      code = await run(rest);
      if (over) break;
      const events = [
        'Enter',
        ...paths.map((path) => `a change of ${path}`),
        ...(target === undefined ? [] : ['a restart of the target']),
      ];
      console.log(`\n${events.join(', ')} starts the next run; Ctrl+C ends this.`);
      const why = await triggers.next();
      if (why === undefined) break;
      console.log(`\n${why}`);
    }
  } finally {
    triggers.close();
    for (const signal of signals) process.off(signal, onSignal);
    await rm(folder, { recursive: true });
  }
  return code;
};
