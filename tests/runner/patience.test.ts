import assert from 'node:assert/strict';
import { createPatience } from '../../runner/patience.ts';

/** A reading that shows what is waited for at its n-th time. */
const shownAt = (n: number) => {
  let reads = 0;
  return {
    read: async () => ++reads,
    shown: (value: number) => value >= n,
    get reads() {
      return reads;
    },
  };
};

describe('patience', function () {
  this.timeout(600_000);

  it('reads once where that is enough', async () => {
    const target = shownAt(1);
    const { value, met } = await createPatience(1_000).until(target.read, target.shown);
    assert.deepEqual([value, met, target.reads], [1, true, 1]);
  });

  it('sees no delay where the first reading shows it, however slow the answer is', async () => {
    let answer = (): void => undefined;
    const read = () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      });
    const reading = createPatience(1_000).until(read, () => true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer();
    assert.equal((await reading).delayMs, 0);
  });

  it('reads again until it is shown, and remembers how long that took', async () => {
    const target = shownAt(3);
    const patience = createPatience(5_000);
    const { met, delayMs } = await patience.until(target.read, target.shown);
    assert.ok(met);
    assert.equal(target.reads, 3);
    assert.equal(patience.longestMs, delayMs);
  });

  it('remembers the longest delay, not the last', async () => {
    const patience = createPatience(5_000);
    const late = shownAt(3);
    const { delayMs } = await patience.until(late.read, late.shown);
    const early = shownAt(1);
    await patience.until(early.read, early.shown);
    assert.equal(patience.longestMs, delayMs);
  });

  it('ends, with the last reading, and is shorter after it was spent in vain', async () => {
    const patience = createPatience(800);
    const first = shownAt(Number.POSITIVE_INFINITY);
    const outcome = await patience.until(first.read, first.shown);
    assert.deepEqual([outcome.met, outcome.value], [false, first.reads]);
    const second = shownAt(Number.POSITIVE_INFINITY);
    await patience.until(second.read, second.shown);
    assert.ok(second.reads < first.reads, `${second.reads} reads after ${first.reads}`);
    assert.equal(patience.longestMs, 0);
  });

  it('lets an error of a reading through', async () => {
    const read = () => Promise.reject(new Error('no'));
    await assert.rejects(() => createPatience(10).until(read, () => true), /no/);
  });
});
