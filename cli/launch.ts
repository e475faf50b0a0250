import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addressesOf,
  emptyReport,
  idleReport,
  type Run,
  registry,
  startRun,
  type TargetAddress,
} from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { keepWriting } from './keep-writing.ts';
import { openTarget } from './open-target.ts';
import { writeReports } from './report.ts';

/** A run under way, whose reports say what is known of it. */
export interface Launched {
  readonly run: Run;
  /** Ends the run; what its files say until they are written anew is that it is not over. */
  finish(): Promise<Report>;
  /** Closes what is needed as long as the run lasts. */
  close(): Promise<void>;
}

/** The version in package.json. */
export const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

const readOnlyNotice = `The run is read-only: --allow-writes lets it write.
What has to be written to be judged is not applicable.
`;

const begin = (target: TargetAddress, contract: Contract, settings: Settings, signal?: AbortSignal): Promise<Run> =>
  startRun({
    settings,
    target,
    contract,
    checks: [...registry.values()],
    version: version(),
    journalDir: settings.journalDir,
    ...(signal === undefined ? {} : { signal }),
  });

/** Whether a run is a shard that nothing falls to, once all checks are registered. */
export const isIdle = (contract: Contract, settings: Settings): boolean =>
  settings.shard !== undefined && addressesOf(contract, [...registry.values()], settings).length === 0;

/** The report of such a shard; no request is sent for it. */
export const idleIn = async (settings: Settings): Promise<Report> => {
  const { target, close } = await openTarget(settings);
  await close();
  return idleReport({ settings, target, version: version() });
};

/**
 * Starts a run with all registered checks: against the configured target, or against an embedded mock. From the first
 * moment the reports in its folder are its own and no earlier run's.
 *
 * @param signal ends the run before its time, given with a RunInterrupted
 * @throws UsageError, TokenError, TargetUnreachable, RunInterrupted
 */
export const launch = async (contract: Contract, settings: Settings, signal?: AbortSignal): Promise<Launched> => {
  const { target, close } = await openTarget(settings);
  const write = (report: Report) => writeReports(report, contract, settings);
  const nothing = (cutShort?: string) => emptyReport({ settings, target, version: version() }, cutShort);
  try {
    await write(nothing());
    await rm(join(settings.reportDir, 'run.har'), { force: true });
    const run = await begin(target, contract, settings, signal).catch(async (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      await write(nothing(`the run did not begin: ${why.replace(/\.$/, '')}`));
      throw error;
    });
    for (const note of run.notes) console.log(note);
    if (!settings.writes) console.log(readOnlyNotice);
    const stop = keepWriting(async () => write(await run.soFar()));
    const finish = async (): Promise<Report> => {
      const report = await run.finish();
      await stop();
      return report;
    };
    return { run, finish, close };
  } catch (error) {
    await close();
    throw error;
  }
};
