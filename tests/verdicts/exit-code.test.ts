import assert from 'node:assert/strict';
import { exitCodeOf, type Report, type Result, type Verdict } from '../../verdicts/index.ts';

const result = (verdict: Verdict, id = 'ENUM-03'): Result => ({
  id,
  operation: 'createThing',
  level: 'MUST',
  verdict,
  requests: 1,
});

const count = (results: readonly Result[]): Partial<Record<Verdict, number>> => {
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return verdicts;
};

const reportOf = (results: readonly Result[], leftover = 0): Report => ({
  schemaVersion: 1,
  suite: { name: 'graph-conformance', version: '0.0.0' },
  target: { baseUrl: 'http://127.0.0.1/beta' },
  profile: 'standard',
  seed: 1,
  strict: false,
  startedAt: '2024-01-01T00:00:00.000Z',
  durationMs: 1,
  totals: {
    requests: 1,
    writes: 1,
    created: 1,
    deleted: 1 - leftover,
    leftover,
    throttled: 0,
    waitedMs: { budget: 0, weather: 0 },
    verdicts: count(results),
  },
  results,
});

const missingParent = result('error', 'ROUTE-02');

const table: readonly (readonly [what: string, code: number, results: readonly Result[], leftover?: number])[] = [
  ['nothing', 0, []],
  ['passes', 0, [result('pass')]],
  ['a warning', 0, [result('pass'), result('warn')]],
  ['a waived finding', 0, [result('waived')]],
  ['a blocked check', 0, [result('blocked')]],
  ['a check that does not apply', 0, [result('not-applicable')]],
  ['a finding', 1, [result('pass'), result('fail')]],
  ['a stale waiver', 1, [result('stale')]],
  ['a breakdown', 3, [result('error')]],
  ['a breakdown beside a finding', 3, [result('fail'), result('error')]],
  ['something left behind', 3, [result('pass')], 1],
  ['something left behind beside a finding', 3, [result('fail')], 1],
  ['a missing parent', 2, [missingParent, result('blocked')]],
  ['a missing parent beside a finding', 2, [missingParent, result('fail')]],
  ['a missing parent beside a breakdown', 3, [missingParent, result('error')]],
  ['a missing parent and something left behind', 3, [missingParent], 1],
  ['a finding about parents', 1, [result('fail', 'ROUTE-02')]],
];

describe('exitCodeOf', () => {
  for (const [what, code, results, leftover] of table) {
    it(`is ${code} for ${what}`, () => assert.equal(exitCodeOf(reportOf(results, leftover)), code));
  }

  describe('where only new findings fail', () => {
    const comparison = (...addresses: readonly string[]): Pick<Report, 'comparison'> => ({
      comparison: {
        baseline: { target: 'x', startedAt: '2024-01-01T00:00:00.000Z', version: '0', profile: 'smoke', seed: 1 },
        new: addresses.map((address) => ({ address, was: 'pass', now: 'fail' })),
        fixed: [],
        unchanged: [],
        lost: [],
        policies: [],
        missing: 0,
      },
    });
    const failed = reportOf([result('fail'), result('fail', 'TEXT-01'), result('stale', 'DATE-01')]);
    const of = (report: Report, ...addresses: readonly string[]) =>
      exitCodeOf({ ...report, ...comparison(...addresses) }, 'new');

    it('is 0 where all are known, and 1 where one is not', () => {
      assert.equal(of(failed), 0);
      assert.equal(of(failed, 'TEXT-01/createThing'), 1);
      assert.equal(of(failed, 'DATE-01/createThing'), 1);
      assert.equal(of(failed, 'ENUM-04/createThing'), 0);
    });

    it('is 1 where nothing tells which are known', () => {
      assert.equal(exitCodeOf(failed, 'new'), 1);
    });

    it('is 3 for breakdowns and leftovers all the same', () => {
      assert.equal(of(reportOf([result('fail'), result('error')])), 3);
      assert.equal(of(reportOf([result('fail')], 1)), 3);
    });
  });

  it('is 3 for a run that was cut short without a finding, and 1 with one', () => {
    const cutShort = 'the target does not answer any more';
    assert.equal(exitCodeOf({ ...reportOf([result('pass'), result('blocked')]), cutShort }), 3);
    assert.equal(exitCodeOf({ ...reportOf([result('fail'), result('blocked')]), cutShort }), 1);
  });
});
