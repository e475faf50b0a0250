import type { Contract } from '../schemas/index.ts';
import { clouds, isLoopback, readSettings, type Settings, UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { localTarget } from './local-target.ts';

/** Whether a token may be sent where only a report says so: to a target file's service, this machine, or Microsoft Graph. */
const isTrusted = ({ baseUrl, name }: Report['target']): boolean => {
  if (name !== undefined) return true;
  if (!URL.canParse(baseUrl)) return false;
  const url = new URL(baseUrl);
  return isLoopback(url) || Object.values(clouds).some(({ graph }) => new URL(graph).origin === url.origin);
};

/**
 * The settings for a request of an earlier run: its seed and profile, and its target unless another one is named.
 *
 * @throws UsageError as `readSettings` does, and where the target has to be named again
 */
export const replaySettings = (
  args: readonly string[],
  { target, seed, profile }: Report,
  contract: Contract,
): Settings => {
  const same = [...args, '--seed', `${seed}`, '--profile', profile];
  const settings = readSettings(same, contract, localTarget);
  if (settings.target !== undefined || target.embedded === true) return settings;
  if (!isTrusted(target)) {
    throw new UsageError(
      `The report is of ${target.baseUrl}: name it with --target, because no token is sent where only a file says so.`,
    );
  }
  return readSettings(['--target', target.name ?? target.baseUrl, ...same], contract, localTarget);
};
