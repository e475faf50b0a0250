import assert from 'node:assert/strict';
import { startMock } from '../../mock/index.ts';
import { fixedToken } from '../../target/index.ts';
import { exitCodeOf, exitCodes } from '../../verdicts/index.ts';
import { judge, trial } from './trial.ts';

const args = ['--seed', '7', '--only', 'CREATE-01', '--only', 'LIFE-01', '--max-writes', '40'];

describe('what a run leaves', function () {
  this.timeout(600_000);

  it('is told where GET says that it is gone, and the list still shows it', async () => {
    const report = await trial({ fault: 'delete-hides-from-get-only' }, args);
    assert.ok(report.totals.created > 0);
    assert.equal(report.totals.leftover, report.leftovers?.length);
    assert.ok(report.totals.leftover > 0, 'nothing is left, says the report');
    assert.equal(exitCodeOf(report), exitCodes.broken);
  });

  it('is nothing where a service creates below a parent that is not there', async () => {
    const mock = await startMock({ fault: 'parent-is-never-looked-for' });
    const { baseUrl, token, readerToken, parameters } = mock;
    try {
      const target = { root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters };
      const { results, totals } = await judge(target, ['--seed', '7', '--only', 'HTTP-05', '--only', 'LIFE-01']);
      const broken = results.filter(({ finding }) => finding !== undefined);
      assert.deepEqual([...new Set(broken.map(({ id }) => id))], ['HTTP-05']);
      const posted = broken.find(({ operation }) => operation === 'createWindowsUpdateState')?.finding?.request;
      assert.ok(posted?.method === 'POST');
      const shown = await fetch(posted.url, { headers: { Authorization: `Bearer ${token}` } });
      assert.deepEqual(((await shown.json()) as { value: unknown }).value, []);
      assert.equal(totals.leftover, 0);
    } finally {
      await mock.close();
    }
  });

  it('is nothing where lists only learn of a delete late', async () => {
    const report = await trial({ variant: 'lists-lag-by-400-ms' }, args);
    assert.ok(report.totals.created > 0);
    assert.deepEqual([report.totals.leftover, report.totals.unclear], [0, undefined]);
    assert.equal(exitCodeOf(report), exitCodes.conformant);
  });
});
