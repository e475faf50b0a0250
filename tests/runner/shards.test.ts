import assert from 'node:assert/strict';
import { type MockOptions, type MockServer, startMock } from '../../mock/index.ts';
import { exitCodeOf, type Report } from '../../verdicts/index.ts';
import { contract } from './checks.ts';
import { merged, sayings, shardsAtOnce, wholeRun } from './shards.ts';

const withMock = async (options: MockOptions, use: (mock: MockServer) => Promise<void>): Promise<void> => {
  const mock = await startMock(options);
  try {
    await use(mock);
  } finally {
    await mock.close();
  }
};

/** One that keeps the contract, and one with a fault of each entity. */
const servers: readonly (readonly [string, MockOptions])[] = [
  ['a correct service', {}],
  ['text-trims', { fault: 'text-trims' }],
  ['date-keeps-milliseconds', { fault: 'date-keeps-milliseconds' }],
];

describe('the shards of a run at once in one collection', function () {
  this.timeout(600_000);

  for (const [name, options] of servers) {
    describe(name, () => {
      let whole: Report;
      before(() =>
        withMock(options, async (mock) => {
          whole = await wholeRun(mock);
        }),
      );

      for (const of of [1, 2, 4, 8]) {
        it(`is told by ${of} of them as by the whole run, and nothing is left`, () =>
          withMock(options, async (mock) => {
            const before = mock.snapshot();
            const report = merged(await shardsAtOnce(mock, of));
            assert.deepEqual(mock.snapshot(), before);
            assert.deepEqual(sayings(report), sayings(whole));
            assert.deepEqual(report.totals.verdicts, whole.totals.verdicts);
            assert.equal(exitCodeOf(report), exitCodeOf(whole));
            assert.equal(report.runId, 'together');
            assert.deepEqual(
              report.latency?.map(({ operation }) => operation),
              whole.latency?.map(({ operation }) => operation),
            );
          }));
      }
    });
  }

  it('send little more together than the whole run, and no shard more than it', () =>
    withMock({}, async (mock) => {
      const whole = await wholeRun(mock);
      for (const of of [2, 4, 8]) {
        const reports = await shardsAtOnce(mock, of);
        const sent = reports.map(({ totals }) => totals.requests);
        const { requests, writes } = merged(reports).totals;
        assert.ok(requests < 1.5 * whole.totals.requests, `${of} shards: ${sent} of ${whole.totals.requests}`);
        assert.ok(writes < 1.3 * whole.totals.writes, `${of} shards: ${writes} writes`);
        assert.ok(
          Math.max(...sent) < (of === 2 ? 0.7 : 0.6) * whole.totals.requests,
          `${of} shards: ${sent} of ${whole.totals.requests}`,
        );
      }
    }));

  it('judge what the contract has, each in its share', () =>
    withMock({}, async (mock) => {
      const reports = await shardsAtOnce(mock, contract.operations.length + 1);
      const counts = reports.map(({ results }) => results.length);
      assert.ok(counts.includes(0) && counts.filter((count) => count > 0).length > 2, `${counts}`);
      for (const { shard, cutShort, leftovers } of reports) {
        assert.deepEqual([shard?.of, cutShort, leftovers], [counts.length, undefined, undefined]);
      }
    }));
});
