import { RunInterrupted } from '../../runner/index.ts';
import { readContract, settingsOf, UsageError } from '../../target/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { conduct } from '../conduct.ts';
import { localTarget } from '../local-target.ts';
import { argumentsOf } from './arguments.ts';
import type { RunOptions } from './options.ts';

/** What a run found, and what the command would have ended with. */
export interface RunResult {
  /** What `conformance.json` holds. */
  readonly report: Report;
  /** 0 nothing fails, 1 findings, 2 a parent object is not there, 3 the suite or the target broke, or the run was interrupted. */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** Why the reports are not all in `reportDir`, in one sentence; the exit code is 3 then. */
  readonly unwritten?: string;
}

/** The caller's signal as the run wants it: its reason becomes a sentence of the report. */
const interruptedBy = (signal: AbortSignal | undefined): AbortSignal => {
  const controller = new AbortController();
  const interrupt = (): void => {
    const { reason } = signal ?? {};
    controller.abort(new RunInterrupted(reason instanceof Error ? reason.message : 'the run was interrupted'));
  };
  if (signal?.aborted) interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  return controller.signal;
};

/**
 * Judges a target, as `graph-conformance run` does: the embedded mock unless another one is named. Prints nothing, and
 * listens to no signals of the process; `signal` takes their place. What the run creates it deletes before it resolves.
 *
 * ```ts
 * const { report, exitCode } = await run({ target: 'staging', profile: 'smoke', reportDir: 'reports' });
 * ```
 *
 * @throws UsageError for options that cannot be used, with one sentence that names the option
 * @throws TokenError if no token can be had
 * @throws TargetUnreachable if nobody answers
 * @throws RunInterrupted if the signal was given before the run began
 */
export const run = async (options: RunOptions = {}): Promise<RunResult> => {
  const { schemas } = options;
  const contract = readContract(schemas === undefined ? [] : ['--schemas', schemas], options.env);
  const settings = settingsOf(argumentsOf(options, contract), contract, localTarget, options.env);
  const files = options.reportDir !== undefined;
  if (settings.har && !files) throw new UsageError('har: without reportDir there is no folder for run.har.');
  const { report, exitCode, unwritten } = await conduct(contract, settings, {
    files,
    tell: () => undefined,
    onResult: options.onResult,
    signal: interruptedBy(options.signal),
  });
  return { report, exitCode, ...(unwritten === undefined ? {} : { unwritten }) };
};
