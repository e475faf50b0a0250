import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { payloadHash } from './payload-hash.ts';

const script = fileURLToPath(new URL('print-payload-hash.ts', import.meta.url));

describe('payloads', function () {
  this.timeout(600_000);

  it('are the same bytes for the same seed, in every process', async () => {
    // Another time zone and language must not show either.
    const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, '1', '2'], { env });
    assert.deepEqual(stdout.trim().split('\n'), [payloadHash(1), payloadHash(2)]);
  });

  it('are other bytes for another seed', () => assert.notEqual(payloadHash(1), payloadHash(2)));

  it('do not depend on what was drawn before', () => {
    const first = payloadHash(1);
    payloadHash(3);
    assert.equal(payloadHash(1), first);
  });
});
