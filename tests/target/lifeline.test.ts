import assert from 'node:assert/strict';
import { feelPulse } from '../../target/lifeline.ts';
import { clientOf, post } from './client-of.ts';
import { nobody } from './server.ts';

describe('a target', () => {
  it('that nobody answers for is asked nothing more', async () => {
    const url = await nobody();
    const client = clientOf(url);
    const first = await client.send(post(url));
    const second = await client.send(post(url));
    assert.equal(first.failure?.code, 'TARGET_DOWN');
    assert.match(first.failure?.message ?? '', /^nobody answers \(connect ECONNREFUSED 127\.0\.0\.1:\d+\)$/);
    assert.equal(first.attempts, 1);
    assert.deepEqual(second.failure, first.failure);
    assert.equal(second.attempts, 0);
    assert.deepEqual(client.exchanges, [first, second]);
  });

  it('that answers the first knock is alive', async () => {
    assert.equal(await feelPulse(async () => true, 0), 'alive');
  });

  it('that answers a later knock is back', async () => {
    let knocks = 0;
    assert.equal(await feelPulse(async () => ++knocks === 3, 10_000), 'back');
    assert.equal(knocks, 3);
  });

  it('that answers no knock is dead', async () => {
    let knocks = 0;
    const pulse = await feelPulse(async () => {
      knocks++;
      return false;
    }, 500);
    assert.equal(pulse, 'dead');
    assert.ok(knocks > 1, `${knocks}`);
  });
});
