import assert from 'node:assert/strict';
import type { Report } from '../../verdicts/index.ts';
import { trial } from './trial.ts';

/** What the first requests write, and an object of each entity for what only reads: no budget is too small for that. */
const firstWrites = 12;

const args = ['--seed', '11', '--strict'];

const reasonsIn = ({ results }: Report): ReadonlySet<string | undefined> =>
  new Set(results.filter(({ verdict }) => verdict !== 'pass').map(({ verdict, reason }) => `${verdict}: ${reason}`));

describe('the budget of a run', function () {
  this.timeout(120_000);

  it('is 300 writes and 900 requests for every address, in the profile standard', async () => {
    const report = await trial({}, args);
    assert.deepEqual(reasonsIn(report), new Set());
    const { requests, writes, leftover } = report.totals;
    assert.ok(writes <= 300 && requests <= 900, `${writes} writes, ${requests} requests`);
    assert.equal(leftover, 0);
  });

  for (const [limit, how] of [
    [60, ['--profile', 'smoke']],
    [100, ['--max-writes', '100']],
    [25, ['--max-writes', '25']],
    [10, ['--max-writes', '10']],
    [5, ['--max-writes', '5']],
    [1, ['--max-writes', '1']],
  ] as const) {
    it(`is ${limit} writes with ${how.join(' ')}, and what is not reached says so`, async () => {
      const report = await trial({}, [...args, ...how]);
      const { writes, leftover } = report.totals;
      assert.ok(writes <= Math.max(limit, firstWrites), `${writes} writes`);
      assert.equal(leftover, 0);
      assert.deepEqual(report.budget, { writes: limit, ...(how[0] === '--max-writes' ? { given: true } : {}) });
      assert.deepEqual([...reasonsIn(report)], [`not-applicable: not reached within ${limit} writes`]);
    });
  }

  it('goes to the entity that is there, where the other one is not', async () => {
    const whole = await trial({}, args);
    const half = await trial({ fault: 'route-segment-removed' }, args);
    const writesOf = ({ results }: Report): number =>
      results
        .filter(({ id, operation }) => id === 'DATE-02' && /MacOS/.test(operation))
        .reduce((sum, { requests }) => sum + requests, 0);
    assert.ok(writesOf(half) > writesOf(whole));
  });

  it('may be a time: what was created is deleted all the same', async () => {
    const report = await trial({ variant: 'answers-are-slow' }, [...args, '--max-time', '2']);
    assert.equal(report.totals.leftover, 0);
    assert.ok([...reasonsIn(report)].includes('not-applicable: not reached within 2 s'));
    assert.ok(report.results.some(({ verdict }) => verdict === 'pass'));
    assert.ok(report.results.every(({ verdict }) => verdict !== 'fail' && verdict !== 'error'));
  });
});
