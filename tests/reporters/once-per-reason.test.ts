import assert from 'node:assert/strict';
import { oncePerReason } from '../../reporters/once-per-reason.ts';
import { finding, result } from './fixture.ts';

describe('lines of addresses without a verdict', () => {
  it('are written once per reason, and how many more there were', () => {
    const lines: string[] = [];
    const { tell, flush } = oncePerReason((line) => lines.push(line));
    const blocked = (reason: string) => result('ENUM-03/a', 'blocked', { reason });
    tell('passed', result('ENUM-03/a', 'pass'));
    tell('passed too', result('ENUM-03/b', 'pass'));
    tell('gone', blocked('gone'));
    tell('gone', blocked('gone'));
    tell('gone', blocked('gone'));
    tell('not routed', blocked('not routed'));
    tell('failed', result('ENUM-03/c', 'fail', { finding }));
    tell('failed too', result('ENUM-03/d', 'fail', { finding }));
    tell('not routed again', blocked('not routed'));
    tell('not routed again', blocked('not routed'));
    flush();
    assert.deepEqual(
      lines.map((line) => line.trim()),
      [
        'passed',
        'passed too',
        'gone',
        'and 2 more addresses for the same reason',
        'not routed',
        'failed',
        'failed too',
        'not routed again',
        'and 1 more address for the same reason',
      ],
    );
  });
});
