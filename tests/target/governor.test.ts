import assert from 'node:assert/strict';
import { createGovernor, intuneBudgets } from '../../target/index.ts';

const roomy = { limit: 1_000, windowMs: 1_000 };

/** The milliseconds after which each was admitted, counted from before the first one asked: lower bounds hold. */
const admissions = async (
  governor: ReturnType<typeof createGovernor>,
  kinds: readonly boolean[],
): Promise<readonly number[]> => {
  const asked = performance.now();
  return Promise.all(kinds.map((write) => governor.admit(write).then(() => performance.now() - asked)));
};

describe('the governor', () => {
  it('knows the limits of Intune', () => {
    assert.deepEqual(intuneBudgets, {
      writes: { limit: 100, windowMs: 20_000 },
      requests: { limit: 1_000, windowMs: 20_000 },
    });
  });

  for (const write of [true, false]) {
    it(`starts no more ${write ? 'writes' : 'requests'} within a window than it may`, async () => {
      const tight = { limit: 3, windowMs: 120 };
      const governor = createGovernor(write ? { writes: tight, requests: roomy } : { writes: roomy, requests: tight });
      const waited = await admissions(
        governor,
        Array.from({ length: 8 }, () => write),
      );
      for (const [i, ms] of waited.entries()) assert.ok(ms >= Math.floor(i / 3) * 120, `${i}: ${ms}`);
    });
  }

  it('lets the window slide with each start', async () => {
    const governor = createGovernor({ writes: { limit: 2, windowMs: 150 }, requests: roomy });
    const first = performance.now();
    await governor.admit(true);
    await new Promise((resolve) => setTimeout(resolve, 75));
    const second = performance.now();
    await governor.admit(true);
    await governor.admit(true);
    assert.ok(performance.now() - first >= 150);
    await governor.admit(true);
    assert.ok(performance.now() - second >= 150);
  });

  it('counts writes among all requests', async () => {
    const governor = createGovernor({ writes: roomy, requests: { limit: 2, windowMs: 120 } });
    const asked = performance.now();
    await governor.admit(true);
    await governor.admit(true);
    await governor.admit(false);
    assert.ok(performance.now() - asked >= 120);
  });

  it('counts no reads among the writes', async () => {
    const governor = createGovernor({ writes: { limit: 1, windowMs: 60_000 }, requests: roomy });
    for (let i = 0; i < 50; i++) await governor.admit(false);
    await governor.admit(true);
  });

  it('lets reads pass a write that waits', async () => {
    const governor = createGovernor({ writes: { limit: 1, windowMs: 200 }, requests: roomy });
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    await Promise.all([
      governor.admit(true).then(note('write 1')),
      governor.admit(true).then(note('write 2')),
      governor.admit(false).then(note('read')),
    ]);
    assert.deepEqual(order.at(-1), 'write 2');
  });

  it('admits in the order of asking', async () => {
    const governor = createGovernor({ writes: { limit: 2, windowMs: 40 }, requests: roomy });
    const order: number[] = [];
    await Promise.all([0, 1, 2, 3, 4].map((i) => governor.admit(true).then(() => void order.push(i))));
    assert.deepEqual(order, [0, 1, 2, 3, 4]);
  });

  for (const write of [true, false]) {
    it(`holds ${write ? 'writes' : 'reads'} back during a pause, budgets or not`, async () => {
      const governor = createGovernor();
      const asked = performance.now();
      governor.pause(100);
      await governor.admit(write);
      assert.ok(performance.now() - asked >= 100);
    });
  }

  it('does not shorten a pause by a shorter one', async () => {
    const governor = createGovernor();
    const asked = performance.now();
    governor.pause(120);
    governor.pause(10);
    await governor.admit(true);
    assert.ok(performance.now() - asked >= 120);
  });
});
