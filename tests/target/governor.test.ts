import assert from 'node:assert/strict';
import { createGovernor } from '../../target/governor.ts';
import { intuneBudgets } from '../../target/index.ts';
import { fakeClock } from './fake-clock.ts';

const roomy = { limit: 1_000, windowMs: 1_000 };
const unlimited = { limit: Number.POSITIVE_INFINITY, windowMs: 0 };

/** A governor in a time of its own, and the log of whom it admitted when. */
const governed = (budgets?: Parameters<typeof createGovernor>[0]) => {
  const clock = fakeClock();
  const governor = createGovernor(budgets, clock);
  const log: { readonly what: string; readonly at: number }[] = [];
  const ask = async (write: boolean, what = write ? 'write' : 'read'): Promise<() => void> => {
    const sent = await governor.admit(write);
    log.push({ what, at: clock.now() });
    return sent;
  };
  const order = () => log.map(({ what }) => what);
  const times = () => log.map(({ at }) => at);
  return { clock, governor, ask, log, order, times };
};

/** The most that started within any window of that length. */
const mostWithin = (times: readonly number[], windowMs: number): number =>
  Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + windowMs).length));

describe('the governor', () => {
  it('knows the limits of Intune', () => {
    assert.deepEqual(intuneBudgets, {
      writes: { limit: 100, windowMs: 20_000 },
      requests: { limit: 1_000, windowMs: 20_000 },
    });
  });

  for (const write of [true, false]) {
    it(`starts no more ${write ? 'writes' : 'requests'} within a window than it may`, async () => {
      const tight = { limit: 3, windowMs: 1_000 };
      const { clock, ask, times } = governed(
        write ? { writes: tight, requests: roomy } : { writes: roomy, requests: tight },
      );
      for (let i = 0; i < 8; i++) void ask(write);
      await clock.run();
      assert.deepEqual(times(), [0, 0, 0, 1_050, 1_050, 1_050, 2_100, 2_100]);
    });
  }

  it('uses nine tenths of the budget of writes while writes wait, and never more than all of it', async () => {
    const { clock, ask, times } = governed(intuneBudgets);
    for (let i = 0; i < 1_000; i++) void ask(true);
    await clock.run();
    const { limit, windowMs } = intuneBudgets.writes;
    assert.equal(times().length, 1_000);
    assert.equal(mostWithin(times(), windowMs), limit);
    const needed = (times().at(-1) ?? 0) / windowMs;
    assert.ok((1_000 - limit) / limit / needed >= 0.9, `${needed} windows`);
  });

  it('counts from when a request is sent, not from when it may be', async () => {
    const { clock, ask, times } = governed({ writes: { limit: 2, windowMs: 1_000 }, requests: roomy });
    const sent = await ask(true);
    void ask(true);
    await clock.run(500);
    sent();
    void ask(true);
    void ask(true);
    await clock.run();
    assert.deepEqual(times(), [0, 0, 1_050, 1_550]);
  });

  it('counts writes among all requests', async () => {
    const { clock, ask, times } = governed({ writes: roomy, requests: { limit: 2, windowMs: 1_000 } });
    for (const write of [true, true, false]) void ask(write);
    await clock.run();
    assert.deepEqual(times(), [0, 0, 1_050]);
  });

  it('counts no reads among the writes', async () => {
    const { clock, ask, times } = governed({ writes: { limit: 1, windowMs: 60_000 }, requests: roomy });
    for (let i = 0; i < 50; i++) void ask(false);
    void ask(true);
    await clock.run();
    assert.deepEqual(new Set(times()), new Set([0]));
  });

  it('lets reads pass the writes that wait for their own budget', async () => {
    const { clock, ask, log } = governed({ writes: { limit: 1, windowMs: 1_000 }, requests: roomy });
    for (const what of ['write 1', 'write 2', 'read 1']) void ask(what.startsWith('write'), what);
    await clock.run(100);
    void ask(false, 'read 2');
    await clock.run();
    assert.deepEqual(log, [
      { what: 'write 1', at: 0 },
      { what: 'read 1', at: 0 },
      { what: 'read 2', at: 100 },
      { what: 'write 2', at: 1_050 },
    ]);
  });

  it('lets nobody pass who waits for the budget of all requests', async () => {
    const { clock, ask, order } = governed({ writes: unlimited, requests: { limit: 1, windowMs: 1_000 } });
    const asked = ['read 0', 'write 1', 'read 2', 'read 3', 'write 4', 'write 5', 'read 6'];
    for (const what of asked) void ask(what.startsWith('write'), what);
    await clock.run();
    assert.deepEqual(order(), asked);
  });

  it('admits writes in the order of asking, though reads keep coming', async () => {
    const { clock, ask, order } = governed({ writes: { limit: 2, windowMs: 100 }, requests: roomy });
    for (let i = 0; i < 6; i++) {
      void ask(true, `write ${i}`);
      void ask(false);
      await clock.run(20);
    }
    await clock.run();
    assert.deepEqual(
      order().filter((what) => what !== 'read'),
      [0, 1, 2, 3, 4, 5].map((i) => `write ${i}`),
    );
  });

  it('holds everybody back during a pause, budgets or not, and does not shorten it by a shorter one', async () => {
    const { clock, governor, ask, times } = governed();
    governor.pause(120);
    governor.pause(10);
    void ask(true);
    void ask(false);
    await clock.run();
    assert.deepEqual(times(), [120, 120]);
  });

  it('holds those back as well who wait for something else when the pause begins', async () => {
    const { clock, governor, ask, times } = governed({ writes: { limit: 1, windowMs: 1_000 }, requests: roomy });
    void ask(true);
    void ask(true);
    await clock.run(1_000);
    governor.pause(500);
    await clock.run();
    assert.deepEqual(times(), [0, 1_500]);
  });

  it('tells waiting for the budget from waiting for better weather, and counts who waits together once', async () => {
    const { clock, governor, ask } = governed({ writes: { limit: 1, windowMs: 1_000 }, requests: roomy });
    for (let i = 0; i < 3; i++) void ask(true);
    await clock.run(200);
    assert.deepEqual(governor.waited(), { budget: 200, weather: 0 });
    governor.pause(1_000);
    void ask(false);
    await clock.run();
    assert.deepEqual(governor.waited(), { budget: 200 + 1_050, weather: 1_000 });
  });

  it('waits for nobody where nobody asks', async () => {
    const { clock, governor, ask } = governed();
    governor.pause(1_000);
    await clock.run(1_000);
    void ask(true);
    await clock.run();
    assert.deepEqual(governor.waited(), { budget: 0, weather: 0 });
  });

  it('goes by the real time, too', async () => {
    const governor = createGovernor({ writes: { limit: 1, windowMs: 100 }, requests: roomy });
    const asked = performance.now();
    await governor.admit(true);
    await governor.admit(true);
    const waited = performance.now() - asked;
    assert.ok(waited >= 100, `${waited}`);
  });
});
