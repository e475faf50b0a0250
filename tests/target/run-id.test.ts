import assert from 'node:assert/strict';
import { newRunId, startOfRun } from '../../target/run-id.ts';

const now = new Date('2026-11-21T20:15:30.900Z');

describe('the id of a run', () => {
  it('tells to the second when the run began', () => {
    const id = newRunId(now);
    assert.match(id, /^[0-9a-z]{11}$/);
    assert.equal(startOfRun(id, now)?.toISOString(), '2026-11-21T20:15:30.000Z');
  });

  it('is another one for each run', () => {
    const ids = Array.from({ length: 20 }, () => newRunId(now));
    assert.ok(new Set(ids).size > 15);
    assert.equal(new Set(ids.map((id) => id.slice(0, 7))).size, 1);
  });

  it('tells nothing where somebody chose it', () => {
    for (const id of ['nightly', '12345678901', 'zzzzzzzzzzz', '00000000000', newRunId(new Date('2027-01-01')), ''])
      assert.equal(startOfRun(id, now), undefined, id);
  });
});
