import assert from 'node:assert/strict';
import { exitCodeOf, exitCodes } from '../../verdicts/index.ts';
import { trial } from './trial.ts';

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

  it('is nothing where lists only learn of a delete late', async () => {
    const report = await trial({ variant: 'lists-lag-by-400-ms' }, args);
    assert.ok(report.totals.created > 0);
    assert.deepEqual([report.totals.leftover, report.totals.unclear], [0, undefined]);
    assert.equal(exitCodeOf(report), exitCodes.conformant);
  });
});
