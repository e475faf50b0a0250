import assert from 'node:assert/strict';
import { createLifeline } from '../../target/lifeline.ts';
import { clientOf, post } from './client-of.ts';
import { nobody } from './server.ts';

describe('a target', function () {
  // Before a target is given up, it gets two seconds to come back.
  this.timeout(20_000);

  it('that nobody answers for is asked nothing more', async () => {
    const url = await nobody();
    const client = clientOf(url);
    const first = await client.send(post(url));
    const second = await client.send(post(url));
    assert.equal(first.failure?.code, 'ECONNREFUSED');
    assert.equal(first.attempts, 1);
    assert.deepEqual(second.failure, {
      code: 'TARGET_DOWN',
      message: 'the target does not answer any more since the request "creates a thing"',
    });
    assert.deepEqual(client.exchanges, [first, second]);
  });

  it('that stays silent is dead, by the request that noticed it first', async () => {
    let knocks = 0;
    const lifeline = createLifeline(async () => {
      knocks++;
      return false;
    });
    const noticed = await Promise.all(['one', 'two', 'three'].map((purpose) => lifeline.lost(purpose)));
    assert.deepEqual(noticed, [true, false, false]);
    assert.equal(lifeline.dead, 'the target does not answer any more since the request "one"');
    assert.equal(knocks, 3);
    assert.equal(await lifeline.lost('four'), false);
    assert.equal(knocks, 3);
  });

  it('that answers one knock lives on', async () => {
    let knocks = 0;
    const lifeline = createLifeline(async () => ++knocks === 2);
    assert.equal(await lifeline.lost('one'), false);
    assert.equal(lifeline.dead, undefined);
    assert.equal(knocks, 2);
  });
});
