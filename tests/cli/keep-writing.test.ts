import assert from 'node:assert/strict';
import { keepWriting } from '../../cli/keep-writing.ts';

/** A writing that a test ends, and that tells when it begins. */
const writingByHand = () => {
  let begun = 0;
  let end: (error?: Error) => void = () => undefined;
  let tell: () => void = () => undefined;
  const next = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  const write = () =>
    new Promise<void>((resolve, reject) => {
      begun++;
      end = (error) => (error === undefined ? resolve() : reject(error));
      tell();
    });
  return { write, next, end: (error?: Error) => end(error), begun: () => begun };
};

describe('keepWriting', () => {
  it('writes again once the writing before is over, and not before', async () => {
    const { write, next, end, begun } = writingByHand();
    const first = next();
    const stop = keepWriting(write, 1);
    await first;
    assert.equal(begun(), 1);
    const second = next();
    end();
    await second;
    assert.equal(begun(), 2);
    end();
    await stop();
  });

  it('is over when the last writing is, and then writes no more', async () => {
    const { write, next, end, begun } = writingByHand();
    const first = next();
    const stop = keepWriting(write, 1);
    await first;
    let over = false;
    const stopped = stop().then(() => {
      over = true;
    });
    await new Promise(setImmediate);
    assert.equal(over, false);
    end();
    await stopped;
    assert.equal(begun(), 1);
  });

  it('says what goes wrong, and tries again', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (line: unknown) => said.push(line);
    try {
      const { write, next, end } = writingByHand();
      const first = next();
      const stop = keepWriting(write, 1);
      await first;
      const second = next();
      end(new Error('ENOSPC: no space left on device'));
      await second;
      end();
      await stop();
    } finally {
      console.error = error;
    }
    assert.deepEqual(said, [
      'The reports of the run so far could not be written: Error: ENOSPC: no space left on device',
    ]);
  });
});
