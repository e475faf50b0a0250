import assert from 'node:assert/strict';
import { givingUp, whyGivenUp } from '../../runner/giving-up.ts';
import { RunInterrupted } from '../../runner/stopping.ts';
import type { Client, Exchange } from '../../target/index.ts';

const request: Parameters<Client['send']>[0] = {
  operation: '',
  purpose: 'asks',
  method: 'GET',
  url: 'http://127.0.0.1/',
  credential: 'none',
  contentType: undefined,
  body: undefined,
};

type Failure = NonNullable<Exchange['failure']>;

const exchangeWith = (failure: Failure | undefined): Exchange => ({
  number: 1,
  operation: '',
  purpose: 'asks',
  request: { method: 'GET', url: request.url, headers: {} },
  ...(failure === undefined ? { answer: { status: 200, headers: {}, text: '', json: undefined } } : { failure }),
  durationMs: 0,
  attempts: 1,
});

/** A client whose requests fail when a test says so. */
const failing = () => {
  const ends: ((failure?: Failure) => void)[] = [];
  const client: Client = {
    exchanges: [],
    throttled: 0,
    waited: { budget: 0, weather: 0 },
    resume: async () => undefined,
    send: () => new Promise((resolve) => ends.push((failure) => resolve(exchangeWith(failure)))),
  };
  const reasons: RunInterrupted[] = [];
  return { client: givingUp(client, (reason) => reasons.push(reason)), ends, reasons };
};

describe('a run is given up', () => {
  for (const code of ['TOKEN', 'OUT_OF_TIME']) {
    it(`for ${code}, once, and nobody who waits for an answer sees the failure`, async () => {
      const { client, ends, reasons } = failing();
      const sent = Promise.allSettled([client.send(request), client.send(request)]);
      for (const end of ends) end({ code, message: 'no more' });
      const reason = new RunInterrupted('no more');
      assert.deepEqual(await sent, [
        { status: 'rejected', reason },
        { status: 'rejected', reason },
      ]);
      assert.deepEqual(reasons, [reason]);
    });
  }

  it('and who was answered meanwhile gets the answer', async () => {
    const { client, ends } = failing();
    const [lost, heard] = [client.send(request), client.send(request)];
    ends[0]?.({ code: 'TOKEN', message: 'no more' });
    await assert.rejects(lost, RunInterrupted);
    ends[1]?.();
    assert.equal((await heard).answer?.status, 200);
  });

  it('and who cleans up afterwards sees what becomes of it', async () => {
    const { client, ends, reasons } = failing();
    const first = client.send(request);
    ends[0]?.({ code: 'TOKEN', message: 'no more' });
    await assert.rejects(first, RunInterrupted);
    const later = client.send(request);
    ends[1]?.({ code: 'TOKEN', message: 'no more' });
    assert.equal((await later).failure?.code, 'TOKEN');
    assert.equal(reasons.length, 1);
  });

  it('for nothing that the target does', async () => {
    const { client, ends, reasons } = failing();
    const sent = client.send(request);
    ends[0]?.({ code: 'TARGET_DOWN', message: 'gone' });
    assert.equal((await sent).failure?.code, 'TARGET_DOWN');
    assert.deepEqual(reasons, []);
    assert.equal(whyGivenUp([await sent]), undefined);
    assert.equal(whyGivenUp([await sent, exchangeWith({ code: 'TOKEN', message: 'no more' })]), 'no more');
  });
});
