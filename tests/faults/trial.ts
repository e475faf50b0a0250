import { version } from '../../cli/version.ts';
import { type MockOptions, startMock } from '../../mock/index.ts';
import { startRun, type TargetAddress } from '../../runner/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { checks, contract } from '../runner/checks.ts';

/** What a test sets that a user cannot, in milliseconds. */
export interface Times {
  readonly visibilityMs?: number;
  readonly deadlineMs?: number;
  readonly restartMs?: number;
}

/** One run of the whole suite, or of what `args` select, against any target. */
export const judge = async (target: TargetAddress, args: readonly string[], times: Times = {}): Promise<Report> => {
  const run = await startRun({
    settings: readSettings(args, contract, undefined, {}),
    target,
    contract,
    checks,
    // Long enough for the slowest legal variant, which shows everything after half a second.
    visibilityMs: 1_500,
    version: version(),
    ...times,
  });
  return run.finish();
};

/** One run against a mock with a fault or variant built in. */
export const trial = async (options: MockOptions, args: readonly string[] = [], times?: Times): Promise<Report> => {
  const mock = await startMock(options);
  const { baseUrl, token, readerToken, parameters } = mock;
  try {
    return await judge({ root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters }, args, times);
  } finally {
    await mock.close();
  }
};
