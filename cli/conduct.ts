import type { Run } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import { namedBy, type Settings } from '../target/index.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report, type Result } from '../verdicts/index.ts';
import { openBaseline } from './baseline.ts';
import { judgeInMocha } from './judge-in-mocha.ts';
import { idleIn, isIdle, launch } from './launch.ts';
import { loadChecks } from './load-checks.ts';
import { writeTestPage } from './merged-tests.ts';
import { writeAtTheEnd } from './report.ts';
import { openReportFolder, tryToWrite } from './report-folder.ts';
import { updateWaivers } from './update-waivers.ts';

/** How a run is conducted, whoever wants it. */
export interface Manner {
  /** Whether reports are written, those of mocha's tests among them. */
  readonly files: boolean;
  /** Takes what there is to say while the run lasts, a line at a time. */
  readonly tell: (line: string) => void;
  /** Takes each verdict as it is given, in reading order. */
  readonly onResult?: ((result: Result) => void) | undefined;
  /** Ends the run before its time, given with a RunInterrupted. */
  readonly signal: AbortSignal;
}

/** A run that is over. */
export interface Conducted {
  readonly report: Report;
  readonly exitCode: ExitCode;
  /** What became of the waivers in the target file, where they were to be renewed. */
  readonly waivers: string | undefined;
  /** Why not everything was written that was to be, in one sentence. */
  readonly unwritten: string | undefined;
}

/** Asks for one verdict after the other, as mocha does: which findings are made small first must not depend on who asks. */
const tellVerdicts = async ({ addresses, verdictOf }: Run, onResult: Manner['onResult']): Promise<void> => {
  if (onResult === undefined) return;
  for (const address of addresses) onResult(await verdictOf(address));
};

/** A shard that nothing falls to: it writes reports all the same, for whoever collects them. */
const beIdle = async (contract: Contract, settings: Settings, files: boolean): Promise<Conducted> => {
  const report = await idleIn(settings);
  if (files) {
    await openReportFolder(settings);
    await writeTestPage(report, contract, settings.reportDir);
    await writeAtTheEnd(report, contract, settings);
  }
  return { report, exitCode: exitCodes.conformant, waivers: undefined, unwritten: undefined };
};

/** Writes the waivers that the run needs into its target file, where that is wanted. */
const renewWaivers = async (
  { file, updateWaivers: wanted }: Settings,
  report: Report,
): Promise<{ readonly waivers: string | undefined; readonly noWaivers: string | undefined }> => {
  if (!wanted || file === undefined) return { waivers: undefined, noWaivers: undefined };
  let waivers: string | undefined;
  const noWaivers = await tryToWrite('--update-waivers', file, async () => {
    waivers = await updateWaivers(file, report);
  });
  return { waivers, noWaivers };
};

/**
 * Judges a target from the first request to the last report: the one way in which a run goes, for the command and for
 * programs that call `run`.
 *
 * @throws UsageError, TokenError, TargetUnreachable, RunInterrupted where it does not begin
 */
export const conduct = async (contract: Contract, settings: Settings, manner: Manner): Promise<Conducted> => {
  const { files, tell, onResult, signal } = manner;
  const compared = openBaseline(settings);
  const checks = await loadChecks(contract, settings);
  if (isIdle({ contract, settings, checks })) return beIdle(contract, settings, files);
  const { run, finish, close } = await launch({ contract, settings, checks, files, tell, signal });
  try {
    tell(`Seed ${settings.seed}, profile ${settings.profile}, run ${settings.runId}\n`);
    const told = tellVerdicts(run, onResult);
    // What the caller's function throws is for the caller, but only once the run has cleaned up.
    told.catch(() => undefined);
    const noPage = files ? await judgeInMocha(run, { contract, settings, checks }, tell) : undefined;
    const result = compared(await finish());
    const noReports = files
      ? await tryToWrite(namedBy(settings.origins, 'report-dir'), settings.reportDir, () =>
          writeAtTheEnd(result, contract, settings, run.exchanges),
        )
      : undefined;
    await told;
    const { waivers, noWaivers } = await renewWaivers(settings, result);
    const unwritten = noReports ?? noPage ?? noWaivers;
    return {
      report: result,
      exitCode: signal.aborted || unwritten !== undefined ? exitCodes.broken : exitCodeOf(result, settings.failOn),
      waivers,
      unwritten,
    };
  } finally {
    await close();
  }
};
