import assert from 'node:assert/strict';
import { oncePerReason } from '../../reporters/once-per-reason.ts';
import type { Verdict } from '../../verdicts/record.ts';
import { finding, result } from './fixture.ts';

describe('lines of addresses without a verdict', () => {
  it('are kept back and written once per reason over the whole run', () => {
    const lines: string[] = [];
    const { tell, flush } = oncePerReason((line) => lines.push(line), { color: false });
    const open = (address: string, reason: string, verdict: Verdict = 'blocked'): void =>
      tell(`line of ${address}`, result(address, verdict, { reason }));
    tell('passed', result('ENUM-03/a', 'pass'));
    for (const id of ['ENUM-01', 'ENUM-02', 'ENUM-03']) {
      open(`${id}/a`, 'a is not routed');
      open(`${id}/b`, 'b is not routed');
      tell(`${id} failed`, result(`${id}/c`, 'fail', { finding }));
      open(`${id}/d`, 'not reached within 60 writes', 'not-applicable');
    }
    open('TEXT-01/a', 'a is not routed');
    open('TEXT-02/a', 'a is not routed');
    open('TEXT-01/e', 'timed out', 'error');
    assert.deepEqual(lines, ['passed', 'ENUM-01 failed', 'ENUM-02 failed', 'ENUM-03 failed']);
    flush();
    flush();
    assert.deepEqual(
      lines.slice(4).map((line) => line.split('\n').map((part) => part.trim())),
      [
        ['⊘ blocked 5 addresses', 'a is not routed', 'ENUM-01/a, ENUM-02/a, ENUM-03/a and 2 more'],
        ['⊘ blocked 3 addresses', 'b is not routed', 'ENUM-01/b, ENUM-02/b, ENUM-03/b'],
        ['– n/a     3 addresses', 'not reached within 60 writes', 'ENUM-01/d, ENUM-02/d, ENUM-03/d'],
        ['line of TEXT-01/e'],
      ],
    );
  });
});
