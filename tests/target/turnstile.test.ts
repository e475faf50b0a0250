import assert from 'node:assert/strict';
import { createTurnstile, type Turn } from '../../target/turnstile.ts';

/** A task that ends when a test says so. */
const task = (log: string[], name: string) => {
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const run = async (): Promise<string> => {
    log.push(name);
    await ended;
    return name;
  };
  return { run, finish };
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the turnstile', () => {
  it('lets as many together as there are places, in the order they came', async () => {
    const log: string[] = [];
    const turnstile = createTurnstile(2);
    const tasks = ['a', 'b', 'c', 'd'].map((name) => task(log, name));
    const results = Promise.all(tasks.map(({ run }) => turnstile.together(run)));
    await settled();
    assert.deepEqual(log, ['a', 'b']);
    tasks[1]?.finish();
    await settled();
    assert.deepEqual(log, ['a', 'b', 'c']);
    for (const { finish } of tasks) finish();
    assert.deepEqual(await results, ['a', 'b', 'c', 'd']);
  });

  it('lets one in alone when the others have left, and nobody meanwhile', async () => {
    const log: string[] = [];
    const turnstile = createTurnstile(4);
    const [before, alone, after] = ['before', 'alone', 'after'].map((name) => task(log, name));
    assert.ok(before && alone && after);
    const all = [turnstile.together(before.run), turnstile.alone(alone.run, 'next'), turnstile.together(after.run)];
    await settled();
    assert.deepEqual(log, ['before']);
    before.finish();
    await settled();
    assert.deepEqual(log, ['before', 'alone']);
    alone.finish();
    await settled();
    assert.deepEqual(log, ['before', 'alone', 'after']);
    after.finish();
    await Promise.all(all);
  });

  it('lets the urgent go first, and those who have time when nobody else waits', async () => {
    const log: string[] = [];
    const turnstile = createTurnstile(1);
    const now = (name: string) => async (): Promise<void> => void log.push(name);
    const alone = (turn: Turn) => turnstile.alone(now(turn), turn);
    await Promise.all([
      turnstile.together(now('one')),
      alone('last'),
      turnstile.together(now('two')),
      alone('next'),
      alone('first'),
      turnstile.together(now('three')),
    ]);
    assert.deepEqual(log, ['one', 'first', 'next', 'two', 'three', 'last']);
  });

  it('holds nobody up for those who have time, and then lets all of them go, one by one', async () => {
    const log: string[] = [];
    const turnstile = createTurnstile(2);
    const tasks = ['long', 'patient', 'more', 'patient too', 'after'].map((name) => task(log, name));
    const [long, patient, more, patientToo, after] = tasks;
    assert.ok(long && patient && more && patientToo && after);
    const all = [turnstile.together(long.run), turnstile.alone(patient.run, 'last'), turnstile.together(more.run)];
    await settled();
    assert.deepEqual(log, ['long', 'more']);
    more.finish();
    all.push(turnstile.alone(patientToo.run, 'last'));
    await settled();
    assert.deepEqual(log, ['long', 'more']);
    long.finish();
    await settled();
    assert.deepEqual(log, ['long', 'more', 'patient']);
    all.push(turnstile.together(after.run));
    patient.finish();
    await settled();
    assert.deepEqual(log, ['long', 'more', 'patient', 'patient too']);
    patientToo.finish();
    await settled();
    assert.deepEqual(log, ['long', 'more', 'patient', 'patient too', 'after']);
    after.finish();
    await Promise.all(all);
  });

  it('goes on after a task that fails', async () => {
    const turnstile = createTurnstile(1);
    const fail = async (): Promise<never> => {
      throw new Error('no');
    };
    await assert.rejects(turnstile.alone(fail, 'last'), /no/);
    await assert.rejects(turnstile.together(fail), /no/);
    assert.equal(await turnstile.together(async () => 1), 1);
  });
});
