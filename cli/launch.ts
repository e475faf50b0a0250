import {
  addressesOf,
  emptyReport,
  idleReport,
  type Registered,
  type Run,
  startRun,
  type TargetAddress,
} from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import { namedBy, type Settings, throwUnwritable } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { keepWriting } from './keep-writing.ts';
import { openTarget } from './open-target.ts';
import { writeReports } from './report.ts';
import { openReportFolder } from './report-folder.ts';
import { version } from './version.ts';

/** A run under way, whose reports say what is known of it. */
export interface Launched {
  readonly run: Run;
  /** Ends the run; what its files say until they are written anew is that it is not over. */
  finish(): Promise<Report>;
  /** Closes what is needed as long as the run lasts. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly checks: readonly Registered[];
  /** Whether reports are written. */
  readonly files: boolean;
  /** Takes what the user has to know, a line at a time. */
  readonly tell: (line: string) => void;
  /** Ends the run before its time, given with a RunInterrupted. */
  readonly signal?: AbortSignal;
}

const readOnlyNotice = `The run is read-only: --allow-writes lets it write.
What has to be written to be judged is not applicable.
`;

const begin = (target: TargetAddress, { contract, settings, checks, signal }: LaunchOptions): Promise<Run> =>
  startRun({
    settings,
    target,
    contract,
    checks,
    version: version(),
    journalDir: settings.journalDir,
    ...(signal === undefined ? {} : { signal }),
  });

/** Whether a run is a shard that nothing falls to. */
export const isIdle = ({
  contract,
  settings,
  checks,
}: Pick<LaunchOptions, 'contract' | 'settings' | 'checks'>): boolean =>
  settings.shard !== undefined && addressesOf(contract, checks, settings).length === 0;

/** The report of such a shard; no request is sent for it. */
export const idleIn = async (settings: Settings): Promise<Report> => {
  const { target, close } = await openTarget(settings);
  await close();
  return idleReport({ settings, target, version: version() });
};

const nothing = async (): Promise<void> => undefined;

/**
 * Starts a run: against the configured target, or against an embedded mock. From the first moment the reports in its
 * folder are its own and no earlier run's.
 *
 * @throws UsageError, TokenError, TargetUnreachable, RunInterrupted
 */
export const launch = async (options: LaunchOptions): Promise<Launched> => {
  const { contract, settings, files, tell } = options;
  const { target, close } = await openTarget(settings);
  const { reportDir, origins } = settings;
  const write = files ? (report: Report) => writeReports(report, contract, settings) : nothing;
  const writeFirst = (report: Report): Promise<void> =>
    write(report).catch((error: unknown) => throwUnwritable(namedBy(origins, 'report-dir'), reportDir, error));
  const without = (cutShort?: string) => emptyReport({ settings, target, version: version() }, cutShort);
  try {
    if (files) await openReportFolder(settings);
    await writeFirst(without());
    const run = await begin(target, options).catch(async (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      await writeFirst(without(`the run did not begin: ${why.replace(/\.$/, '')}`));
      throw error;
    });
    for (const note of run.notes) tell(note);
    if (!settings.writes) tell(readOnlyNotice);
    const stop = files ? keepWriting(async () => write(await run.soFar())) : nothing;
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
