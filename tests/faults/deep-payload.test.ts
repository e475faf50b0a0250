import assert from 'node:assert/strict';
import { trial } from './trial.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('a finding about a payload of a thousand levels', function () {
  this.timeout(600_000);

  it('stands in a report that every reader of JSON copes with', async () => {
    const report = await trial({ fault: 'body-deep-nesting-answers-500' }, ['--only', 'ERROR-03', '--seed', '7']);
    const deep = report.results.map(({ finding }) => finding?.payload).filter((payload) => payload !== undefined);
    assert.ok(deep.some((payload) => typeof payload === 'string' && payload.includes('[[[[')));
    assert.ok(depthOf(report) < 100, `${depthOf(report)} levels`);
  });
});
