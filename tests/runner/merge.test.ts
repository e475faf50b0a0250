import assert from 'node:assert/strict';
import { mergeReports } from '../../runner/merge.ts';
import type { Report } from '../../verdicts/index.ts';
import { contract, report } from '../reporters/fixture.ts';

const shard = (number: number, change: Partial<Report> = {}) => ({
  path: `${number}`,
  report: {
    ...report,
    results: [],
    shard: { number, of: 2, answerMs: {}, visibleMs: {}, symptoms: [] },
    only: ['ENUM'],
    allowWrites: true,
    ...change,
  },
});

describe('the report of all shards', () => {
  it('says what all of them were asked for, and leaves out the parents that each has of its own', () => {
    const { only, allowWrites, parents } = mergeReports(
      [
        shard(1, { parents: { 'room-id': '7', 'house-id': 'discover' } }),
        shard(2, { parents: { 'room-id': '8', 'house-id': 'discover' } }),
      ],
      contract,
    );
    assert.deepEqual([only, allowWrites, parents], [['ENUM'], true, { 'house-id': 'discover' }]);
  });
});
