import assert from 'node:assert/strict';
import { RunInterrupted, stoppable, stoppableGovernor } from '../../runner/stopping.ts';
import { createGovernor, type Exchange } from '../../target/index.ts';

const request = {
  operation: '',
  purpose: 'asks',
  method: 'GET',
  url: 'http://127.0.0.1/',
  credential: 'writer',
  contentType: undefined,
  body: undefined,
} as const;

/** A client whose answers come when the test says so. */
const slowClient = () => {
  const answers: (() => void)[] = [];
  const exchange = { number: 1 } as Exchange;
  const send = () => new Promise<Exchange>((resolve) => answers.push(() => resolve(exchange)));
  return { client: { send }, answers };
};

describe('a client that can be stopped', () => {
  it('sends nothing after the signal', async () => {
    const { client, answers } = slowClient();
    const controller = new AbortController();
    const gate = stoppable(client, controller.signal);
    const first = gate.send(request);
    controller.abort(new RunInterrupted('enough'));
    await assert.rejects(gate.send(request), /^RunInterrupted: enough$/);
    assert.equal(answers.length, 1);
    answers[0]?.();
    assert.equal((await first).number, 1);
  });

  it('is quiet when what was under way has come back and been noted', async () => {
    const { client, answers } = slowClient();
    const gate = stoppable(client, new AbortController().signal);
    const events: string[] = [];
    const sent = gate.send(request).then(() => Promise.resolve().then(() => events.push('noted')));
    const quiet = gate.quiet().then(() => events.push('quiet'));
    answers[0]?.();
    await Promise.all([sent, quiet]);
    assert.deepEqual(events, ['noted', 'quiet']);
  });
});

describe('a governor that can be stopped', () => {
  it('turns away what waits for the budget, and admits what comes afterwards', async () => {
    const controller = new AbortController();
    const budget = { limit: 1, windowMs: 150 };
    const governor = stoppableGovernor(createGovernor({ writes: budget, requests: budget }), controller.signal);
    await governor.admit(true);
    const waiting = Array.from({ length: 50 }, () => governor.admit(true));
    controller.abort(new RunInterrupted('enough'));
    const cleanUp = governor.admit(true);
    const settled = await Promise.allSettled(waiting);
    assert.ok(settled.every(({ status }) => status === 'rejected'));
    await cleanUp;
  });
});
