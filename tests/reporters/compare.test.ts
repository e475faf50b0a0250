import assert from 'node:assert/strict';
import { compare, comparisonLines } from '../../reporters/index.ts';
import type { Comparison, Verdict } from '../../verdicts/record.ts';
import { reportOf, result } from './fixture.ts';

const address = 'ENUM-03/createLamp';

const withVerdict = (verdict: Verdict | undefined) => reportOf(verdict === undefined ? [] : [result(address, verdict)]);

type Kind = 'new' | 'fixed' | 'unchanged' | 'lost';
const kinds: readonly Kind[] = ['new', 'fixed', 'unchanged', 'lost'];

const kindsOf = (comparison: Comparison): readonly Kind[] => kinds.filter((kind) => comparison[kind].length > 0);

describe('the comparison of two reports', () => {
  const table: readonly (readonly [was: Verdict | undefined, now: Verdict, kinds: readonly Kind[]])[] = [
    ['pass', 'pass', []],
    ['pass', 'fail', ['new']],
    ['pass', 'warn', ['new']],
    ['pass', 'stale', ['new']],
    ['pass', 'waived', []],
    ['pass', 'blocked', ['lost']],
    ['pass', 'not-applicable', ['lost']],
    ['pass', 'error', ['lost']],
    [undefined, 'fail', ['new']],
    [undefined, 'pass', []],
    [undefined, 'blocked', []],
    ['blocked', 'fail', ['new']],
    ['blocked', 'blocked', []],
    ['blocked', 'pass', []],
    ['fail', 'fail', ['unchanged']],
    ['fail', 'pass', ['fixed']],
    ['fail', 'warn', ['unchanged']],
    ['fail', 'waived', ['unchanged']],
    ['fail', 'stale', ['new', 'fixed']],
    ['fail', 'blocked', ['lost']],
    ['warn', 'fail', ['new']],
    ['warn', 'pass', ['fixed']],
    ['waived', 'fail', ['new']],
    ['waived', 'warn', ['unchanged']],
    ['waived', 'waived', ['unchanged']],
    ['waived', 'stale', ['new', 'fixed']],
    ['stale', 'stale', ['unchanged']],
    ['stale', 'pass', ['fixed']],
    ['stale', 'fail', ['new']],
  ];
  for (const [was, now, expected] of table) {
    it(`calls ${now} after ${was ?? 'nothing'}: ${expected.join(' and ') || 'no change'}`, () => {
      const comparison = compare(withVerdict(was), withVerdict(now));
      assert.deepEqual(kindsOf(comparison), expected);
      for (const kind of expected) {
        assert.deepEqual(comparison[kind], [{ address, ...(was === undefined ? {} : { was }), now }]);
      }
    });
  }

  it('tells changed policies, where both reports tell of one', () => {
    const observing = (...policies: readonly (readonly [string, string | undefined])[]) =>
      reportOf(policies.map(([id, observed]) => result(`${id}/a`, 'pass', observed === undefined ? {} : { observed })));
    const before = observing(['ENUM-05', 'accepted'], ['TEXT-02', 'refused'], ['DATE-03', undefined]);
    const after = observing(['ENUM-05', 'refused'], ['TEXT-02', 'refused'], ['DATE-03', 'accepted']);
    assert.deepEqual(compare(before, after).policies, [{ address: 'ENUM-05/a', was: 'accepted', now: 'refused' }]);
  });

  it('counts addresses that are not in this run, and calls none of them fixed', () => {
    const before = reportOf([result('ENUM-03/a', 'fail'), result('ENUM-03/b', 'pass')]);
    const comparison = compare(before, reportOf([result('ENUM-03/b', 'pass')]));
    assert.equal(comparison.missing, 1);
    assert.deepEqual(kindsOf(comparison), []);
  });

  it('tells medians that changed notably, where both reports tell any', () => {
    const taking = (p50: number) => {
      const times = { p50, p90: p50, p99: p50, max: p50 };
      return { ...reportOf([]), latency: [{ operation: 'createLamp', requests: 9, ...times }] };
    };
    const of = (was: number, now: number) => compare(taking(was), taking(now)).latency;
    assert.deepEqual(of(40, 120), [{ operation: 'createLamp', was: 40, now: 120 }]);
    assert.deepEqual(of(120, 40), [{ operation: 'createLamp', was: 120, now: 40 }]);
    for (const [was, now] of [
      [1, 40],
      [200, 260],
      [40, 40],
    ] as const) {
      assert.deepEqual(of(was, now), []);
    }
    assert.equal(compare(reportOf([]), taking(1)).latency, undefined);
    assert.match(
      comparisonLines(compare(taking(40), taking(120))).at(-1) ?? '',
      /latency: createLamp: median 120 ms, was 40 ms/,
    );
  });

  it('is told in lines that show what the target sent and carry none of it out', () => {
    const before = reportOf([result('A-01/a', 'pass', { observed: 'x' }), result('A-01/b', 'fail')]);
    const after = reportOf([
      result('A-01/a', 'pass', { observed: 'y\n::error::\u001b[2J' }),
      result('A-01/b', 'pass'),
      result('A-01/c', 'fail'),
    ]);
    assert.deepEqual(comparisonLines(compare(before, after)), [
      'Baseline  https://graph.example/beta, 1 March 2026 at 09:30:00 UTC, version 0.1.0, profile standard, seed 42',
      '  1 new, 1 fixed, 0 unchanged, 1 observed to differ',
      '  new: A-01/c (fail, not in the baseline)',
      '  fixed: A-01/b (pass, was fail)',
      '  observed: A-01/a',
      '    was x',
      '    now y\\n::error::\\u001b[2J',
    ]);
  });
});
