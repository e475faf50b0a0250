import assert from 'node:assert/strict';
import { holds, type Measured } from '../../bench/figure.ts';
import { curveSvg, pointsIn } from '../../bench/plot.ts';
import { pageOf, tableOf } from '../../bench/table.ts';

const curve: Measured = {
  name: 'curve',
  title: 'The budget curve',
  rounds: 1,
  rows: [
    { what: 'within 25 writes', value: 64.2, unit: '%', wanted: { atLeast: 60 }, memoryMb: 210.4 },
    { what: 'within 50 writes', value: 71, unit: '%', wanted: { atLeast: 75 } },
  ],
  notes: ['Each fault has a run of its own.'],
};

describe('the page of the bench', () => {
  it('knows whether a value is as wanted', () => {
    assert.equal(holds({ value: 0.6, wanted: { atLeast: 0.6 } }), true);
    assert.equal(holds({ value: 0.59, wanted: { atLeast: 0.6 } }), false);
    assert.equal(holds({ value: 2.5, wanted: { atMost: 2.5 } }), true);
    assert.equal(holds({ value: 2.6, wanted: { atMost: 2.5 } }), false);
    assert.equal(holds({ value: Number.NaN, wanted: { atMost: 1 } }), false);
    assert.equal(holds({ value: 1 }), undefined);
  });

  it('has a row for each measure, with what is wanted and whether it holds', () => {
    assert.deepEqual(tableOf(curve), [
      '| What | Median | Wanted | Holds | From | Peak memory |',
      '| --- | ---: | --- | --- | --- | ---: |',
      '| within 25 writes | 64.2 % | ≥ 60 | yes |  | 210 MB |',
      '| within 50 writes | 71 % | ≥ 75 | **no** |  |  |',
    ]);
  });

  it('says what it is of, and shows the plot below the curve', () => {
    const page = pageOf({ machine: 'Node 20, 2 processors.', figures: [curve] });
    assert.ok(page.startsWith('# What a run costs\n'));
    for (const words of [
      'Node 20, 2 processors.',
      '## The budget curve',
      '![The budget curve](bench-curve.svg)',
      'Each fault has a run of its own.',
      'One round.',
    ])
      assert.ok(page.includes(words), words);
  });

  it('plots what is caught, and what is wanted', () => {
    const points = pointsIn([curve]);
    assert.deepEqual(points, [
      { writes: 25, percent: 64.2, wanted: 60 },
      { writes: 50, percent: 71, wanted: 75 },
    ]);
    const svg = curveSvg(points);
    assert.equal(svg.match(/<polyline /g)?.length, 2);
    assert.equal(svg.match(/<circle /g)?.length, 2);
    assert.ok(svg.includes('64.2 % within 25 writes'));
    assert.deepEqual(pointsIn([]), []);
  });
});
