import { readFileSync } from 'node:fs';
import { type MockOptions, startMock } from '../../mock/index.ts';
import { openSession, registry, startRun } from '../../runner/index.ts';
import { loadContract } from '../../schemas/index.ts';
import { readSettings } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';

const contract = loadContract();
openSession(contract, readSettings([], contract, undefined, {}), false);
const { spec } = JSON.parse(readFileSync(new URL('../../.mocharc.json', import.meta.url), 'utf8')) as {
  spec: string[];
};
for (const file of spec) await import(new URL(`../../${file}`, import.meta.url).href);

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
      checks: [...registry.values()],
      version: '0.0.0',
    });
    return await run.finish();
  } finally {
    await mock.close();
  }
};
