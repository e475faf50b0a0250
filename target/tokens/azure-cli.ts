import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import type { Grant } from './grant.ts';
import { TokenError } from './token-error.ts';

/** Variables of a child process. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Ended {
  /** Exit code, name of the error that kept it from starting, or "timeout". */
  readonly end: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const timeoutMs = 60_000;

/**
 * Runs az. On Windows it is a batch file, which only cmd can run and looks for in the working directory first: it gets
 * one that nobody else writes to. Nothing in the arguments means anything to cmd: see the pattern of a tenant.
 */
const az = (args: readonly string[], env: Environment | undefined): Promise<Ended> => {
  const onWindows = process.platform === 'win32';
  const [file, first] = onWindows ? ['cmd.exe', ['/d', '/c', 'az']] : ['az', []];
  const options = {
    encoding: 'utf8',
    timeout: timeoutMs,
    windowsHide: true,
    ...(env === undefined ? {} : { env: { ...env } }),
    ...(onWindows ? { cwd: dirname(process.execPath) } : {}),
  } as const;
  return new Promise((resolve) => {
    execFile(file, [...first, ...args], options, (error, stdout, stderr) => {
      resolve({ end: error === null ? 0 : error.killed ? 'timeout' : (error.code ?? 'a signal'), stdout, stderr });
    });
  });
};

const firstLine = (stderr: string): string => {
  const line = stderr.split('\n').find((one) => one.trim() !== '') ?? 'it does not say why';
  return line.trim().replace(/^ERROR: /, '');
};

const complaint = ({ end, stderr }: Ended, signIn: string): TokenError => {
  if (end === 'ENOENT' || /'az' is not recognized/.test(stderr)) {
    return new TokenError('The Azure CLI (az) is not on the PATH: install it, or choose another method with --auth.');
  }
  if (end === 'timeout') return new TokenError(`The Azure CLI (az) gave no token within ${timeoutMs / 1000} s.`);
  const code = /AADSTS\d+/.exec(stderr)?.[0];
  // Its advice to sign in also follows refusals, whose reason must not get lost.
  if (code === undefined && /az login/.test(stderr)) {
    return new TokenError(`The Azure CLI is not signed in: run ${signIn} and try again.`);
  }
  return new TokenError(
    `The Azure CLI gave no token: ${firstLine(stderr)}${code === undefined ? '' : ` If in doubt, run ${signIn} again.`}`,
    code,
  );
};

/** `expires_on` is in seconds since 1970 and came with az 2.54; before there was only the local time `expiresOn`. */
const expiryOf = (json: { readonly expires_on?: unknown; readonly expiresOn?: unknown }): number =>
  typeof json.expires_on === 'number' ? json.expires_on * 1000 : Date.parse(String(json.expiresOn).replace(' ', 'T'));

/**
 * A token of whoever is signed in with the Azure CLI. The CLI keeps its tokens: it may give the same one again.
 * `az account get-access-token`: learn.microsoft.com/cli/azure/account.
 *
 * @param resource origin of Microsoft Graph
 * @param env variables of az instead of those of this process
 * @throws TokenError if az is missing, nobody is signed in, or the token is refused.
 */
export const acquireFromAzureCli = async (
  resource: string,
  tenant: string | undefined,
  env: Environment | undefined,
): Promise<Grant> => {
  const who = tenant === undefined ? [] : ['--tenant', tenant];
  const ended = await az(['account', 'get-access-token', '--output', 'json', '--resource', resource, ...who], env);
  if (ended.end !== 0) throw complaint(ended, ['az login', ...who].join(' '));
  const json = answerIn(ended.stdout);
  const expiresAt = expiryOf(json);
  if (typeof json.accessToken === 'string' && Number.isFinite(expiresAt)) return { token: json.accessToken, expiresAt };
  throw new TokenError('The Azure CLI answered with something that holds no token: az version 2 is needed.');
};

const answerIn = (stdout: string): Readonly<Record<string, unknown>> => {
  try {
    return { ...JSON.parse(stdout) };
  } catch {
    return {};
  }
};
