import type { Contract } from '../schemas/index.ts';
import { clouds, isLoopback, readSettings, type Settings, UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { localTarget } from './local-target.ts';
import type { RecordedFinding } from './recorded-finding.ts';

/** Whether a token may be sent where only a report says so: to a target file's service, this machine, or Microsoft Graph. */
const isTrusted = ({ baseUrl, name }: Report['target']): boolean => {
  if (name !== undefined) return true;
  if (!URL.canParse(baseUrl)) return false;
  const url = new URL(baseUrl);
  return isLoopback(url) || Object.values(clouds).some(({ graph }) => new URL(graph).origin === url.origin);
};

/** A command line for what the run of a report was about: another folder of entities has to be named on it. */
export const withSchemas = (args: readonly string[], { schemas }: Pick<Report, 'schemas'>): readonly string[] =>
  schemas === undefined ? args : ['--schemas', schemas, ...args];

/**
 * The settings for a finding of an earlier run: its address, the seed, run id, profile and budget of the run, and its target
 * unless another one is named.
 *
 * @throws UsageError as `readSettings` does, and where the target has to be named again
 */
export const replaySettings = (
  args: readonly string[],
  { address, report }: Pick<RecordedFinding, 'address' | 'report'>,
  contract: Contract,
): Settings => {
  const { target, seed, runId, profile, budget } = report;
  const mark = runId === undefined ? [] : ['--run-id', runId];
  const plan = budget?.given === true ? ['--max-writes', `${budget.writes}`] : [];
  const known = ['--only', address, '--seed', `${seed}`, ...mark, '--profile', profile, ...plan];
  const same = [...withSchemas(args, report), ...known];
  const settings = readSettings(same, contract, localTarget);
  if (settings.target !== undefined || target.embedded === true) return settings;
  if (!isTrusted(target)) {
    throw new UsageError(
      `The report is of ${target.baseUrl}: name it with --target, because no token is sent where only a file says so.`,
    );
  }
  return readSettings(['--target', target.name ?? target.baseUrl, ...same], contract, localTarget);
};
