import assert from 'node:assert/strict';
import { compare } from '../../reporters/index.ts';
import { howToTryMore, triedInPart } from '../../reporters/tried-in-part.ts';
import type { Report } from '../../verdicts/record.ts';
import { report, reportOf, result } from './fixture.ts';

const partOf = (of: Report): NonNullable<ReturnType<typeof triedInPart>> => {
  const part = triedInPart(of);
  assert.ok(part);
  return part;
};

describe('what was tried in part', () => {
  it('is told of no run that tried everything', () => {
    assert.equal(triedInPart(reportOf([result('ENUM-03/createLamp', 'pass')])), undefined);
  });

  it('is told of one address as of one', () => {
    const { addresses, cases } = partOf(
      reportOf([
        result('ENUM-03/createLamp', 'pass', { cases: { tried: 0, of: 1 } }),
        result('TEXT-01/createLamp', 'pass'),
      ]),
    );
    assert.deepEqual([addresses, cases], ['1 address was tried in part', 'with 0 of its 1 case']);
  });

  const runs: readonly (readonly [string, Partial<Report>, string])[] = [
    [
      'a profile with its own number of writes',
      { budget: { writes: 300 } },
      '`--profile deep`, a larger `--max-writes` or a larger `--max-time` where time was limited',
    ],
    [
      'the largest profile',
      { profile: 'deep', budget: { writes: 1_900 } },
      'a larger `--max-writes` or a larger `--max-time` where time was limited',
    ],
    [
      'a number of writes that was given, whatever the profile',
      { budget: { writes: 25, given: true } },
      'a larger `--max-writes` or a larger `--max-time` where time was limited',
    ],
    ['a run that only reads', {}, 'a larger `--max-time`'],
  ];
  for (const [run, more, ways] of runs) {
    it(`goes with what tries more than ${run}`, () => {
      assert.equal(howToTryMore(partOf({ ...report, ...more })), `More can be tried with ${ways}.`);
    });
  }

  it('is no change between two reports', () => {
    const before = reportOf(report.results.map(({ cases: _, ...one }) => one));
    const after = reportOf(report.results.map((one) => ({ ...one, cases: { tried: 1, of: 9 } })));
    for (const [old, now] of [
      [before, after],
      [after, before],
    ] as const) {
      const { new: added, fixed, lost, policies } = compare(old, now);
      assert.deepEqual([added, fixed, lost, policies], [[], [], [], []]);
    }
  });
});
