import assert from 'node:assert/strict';
import { decide, type Outcome, waive } from '../../verdicts/index.ts';

const waiver = {
  address: 'ENUM-03/createThing',
  reason: 'Known, mended in March.',
  until: '2026-03-31',
  link: 'https://tracker.example/17',
  file: 'targets/staging.json',
};

/** Outcome and day, then the verdict, and words of the reason. */
const table: readonly (readonly [Outcome, today: string, verdict: string, reason: RegExp | undefined])[] = [
  ['broken', '2026-03-31', 'waived', /^Known, mended in March\. \(waived until 2026-03-31, https:\/\/tracker/],
  ['broken', '2026-04-01', 'fail', /ended on 2026-03-31 .* change "until" in targets\/staging\.json$/],
  ['held', '2026-03-01', 'stale', /remove from targets\/staging\.json the line \{"address":"ENUM-03\/createThing",/],
  ['held', '2026-04-01', 'stale', /is not needed any more/],
  ['blocked', '2026-03-01', 'blocked', undefined],
  ['not-applicable', '2026-03-01', 'not-applicable', undefined],
  ['error', '2026-03-01', 'error', undefined],
];

describe('a waiver', () => {
  for (const [outcome, today, verdict, words] of table) {
    it(`makes "${verdict}" of "${outcome}" on ${today}`, () => {
      const { waived, reason } = waive(waiver, outcome, today);
      assert.equal(decide({ outcome, level: 'MUST', strict: false, waived }), verdict);
      if (words === undefined) assert.equal(reason, undefined);
      else assert.match(reason ?? '', words);
    });
  }

  it('that nobody wrote changes nothing', () => {
    assert.deepEqual(waive(undefined, 'broken', '2026-01-01'), { waived: false, reason: undefined });
  });

  it('is printed as it stands in the file, without the name of the file', () => {
    const { reason = '' } = waive(waiver, 'held', '2026-01-01');
    const { file: _, ...line } = waiver;
    assert.deepEqual(JSON.parse(reason.slice(reason.indexOf('{'))), line);
  });
});
