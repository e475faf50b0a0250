import { readFileSync } from 'node:fs';
import { startMock } from '../mock/index.ts';
import { type Run, registry, startRun, type TargetAddress } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import { localTarget } from './local-target.ts';

/** A run, and what has to be closed after it. */
export interface Launched {
  readonly run: Run;
  close(): Promise<void>;
}

/** The version in package.json. */
export const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/**
 * Starts a run with all registered checks: against the configured target, or against an embedded mock.
 *
 * @throws UsageError, TargetUnreachable
 */
export const launch = async (contract: Contract, settings: Settings): Promise<Launched> => {
  const mock =
    settings.target === undefined
      ? await startMock({ token: localTarget.token, readerToken: localTarget.readerToken })
      : undefined;
  const target: TargetAddress = {
    root: settings.target ?? new URL(mock?.baseUrl ?? ''),
    embedded: mock !== undefined,
    token: mock?.token ?? settings.token ?? '',
    readerToken: mock?.readerToken ?? settings.readerToken,
    parameters: mock?.parameters ?? settings.parameters,
  };
  try {
    const run = await startRun({ settings, target, contract, checks: [...registry.values()], version: version() });
    return { run, close: async () => mock?.close() };
  } catch (error) {
    await mock?.close();
    throw error;
  }
};
