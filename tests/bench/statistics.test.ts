import assert from 'node:assert/strict';
import { inRounds, median, medianOf, short } from '../../bench/statistics.ts';

describe('the statistics of the bench', () => {
  it('have the middle one as the median, and the mean of the two in the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([10, 1, 2, 3]), 2.5);
    assert.equal(median([7]), 7);
    assert.ok(Number.isNaN(median([])));
    assert.equal(
      medianOf([{ ms: 5 }, { ms: 9 }, { ms: 7 }], ({ ms }) => ms),
      7,
    );
  });

  it('leave what they are given in its order', () => {
    const values = [3, 1, 2];
    median(values);
    assert.deepEqual(values, [3, 1, 2]);
  });

  it('tell three digits that mean something', () => {
    assert.deepEqual([0.61234, 1.005, 12.34, 1234.5, 100, 0, Number.NaN].map(short), [
      '0.612',
      '1',
      '12.3',
      '1,235',
      '100',
      '0',
      '–',
    ]);
  });

  it('do things one after the other', async () => {
    let underWay = 0;
    const seen = await inRounds(3, async () => {
      underWay += 1;
      await Promise.resolve();
      return underWay--;
    });
    assert.deepEqual(seen, [1, 1, 1]);
  });
});
