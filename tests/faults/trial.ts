import { type MockOptions, startMock } from '../../mock/index.ts';
import { startRun } from '../../runner/index.ts';
import { readSettings } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { checks, contract } from '../runner/checks.ts';

/** One run of the whole suite, or of what `args` select, against a mock with a fault or variant built in. */
export const trial = async (options: MockOptions, args: readonly string[] = []): Promise<Report> => {
  const mock = await startMock(options);
  try {
    const run = await startRun({
      settings: readSettings(args, contract, undefined, {}),
      target: {
        root: new URL(mock.baseUrl),
        token: mock.token,
        readerToken: mock.readerToken,
        parameters: mock.parameters,
      },
      contract,
      checks,
      // Long enough for the slowest legal variant, which shows everything after half a second.
      visibilityMs: 1_500,
      version: '0.0.0',
    });
    return await run.finish();
  } finally {
    await mock.close();
  }
};
