import { readFileSync } from 'node:fs';
import { type Run, registry, startRun } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import { openTarget } from './open-target.ts';

/** A run, and what has to be closed after it. */
export interface Launched {
  readonly run: Run;
  close(): Promise<void>;
}

/** The version in package.json. */
export const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

const readOnlyNotice = `The run is read-only: --allow-writes lets it write.
What has to be written to be judged is not applicable.
`;

/**
 * Starts a run with all registered checks: against the configured target, or against an embedded mock.
 *
 * @param signal ends the run before its time, given with a RunInterrupted
 * @throws UsageError, TokenError, TargetUnreachable, RunInterrupted
 */
export const launch = async (contract: Contract, settings: Settings, signal?: AbortSignal): Promise<Launched> => {
  const { target, close } = await openTarget(settings);
  try {
    const run = await startRun({
      settings,
      target,
      contract,
      checks: [...registry.values()],
      version: version(),
      journalDir: settings.journalDir,
      ...(signal === undefined ? {} : { signal }),
    });
    for (const note of run.notes) console.log(note);
    if (!settings.writes) console.log(readOnlyNotice);
    return { run, close };
  } catch (error) {
    await close();
    throw error;
  }
};
