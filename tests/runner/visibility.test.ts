import assert from 'node:assert/strict';
import { startMock } from '../../mock/index.ts';
import { changeDelays, visibilityOf } from '../../runner/visibility.ts';
import { fixedToken } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { judge } from '../faults/trial.ts';

const reportOf = async (variant?: string): Promise<Report> => {
  const mock = await startMock(variant === undefined ? {} : { variant });
  const { baseUrl, token, readerToken, parameters } = mock;
  try {
    const target = { root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters };
    return await judge(target, ['--only', 'CREATE-06', '--profile', 'smoke', '--seed', '3']);
  } finally {
    await mock.close();
  }
};

describe('how long changes take to show', function () {
  this.timeout(600_000);

  it('is reported as a figure where they do not show at once', async () => {
    const { visibility = [] } = await reportOf('creates-are-visible-after-500-ms');
    assert.ok(visibility.length > 0);
    for (const { operation, changes, late, p50, max } of visibility) {
      assert.match(operation, /^create/);
      assert.ok(late <= changes && p50 >= 300 && max >= p50, JSON.stringify(visibility));
    }
  });

  it('is no matter where they do', async () => {
    assert.equal((await reportOf()).visibility, undefined);
    assert.deepEqual(visibilityOf(changeDelays([])), []);
  });
});
