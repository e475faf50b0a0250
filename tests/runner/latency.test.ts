import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerTimes, latencyOf } from '../../runner/latency.ts';

/** An exchange with an answer that took so many milliseconds. */
const timed = (operation: string, tookMs: number | undefined, status = 200) => ({
  operation,
  answer: { status, headers: {}, text: '', json: undefined, ...(tookMs === undefined ? {} : { tookMs }) },
});

const latencyIn = (exchanges: Parameters<typeof answerTimes>[0]) => latencyOf(answerTimes(exchanges));

describe('latencyOf', () => {
  it('takes the nearest rank of each operation, by name', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => timed('updateLamp', 100 - index));
    assert.deepEqual(latencyIn([...hundred, timed('createLamp', 12.34)]), [
      { operation: 'createLamp', requests: 1, p50: 12.3, p90: 12.3, p99: 12.3, max: 12.3 },
      { operation: 'updateLamp', requests: 100, p50: 50, p90: 90, p99: 99, max: 100 },
    ]);
  });

  it('leaves out what says nothing about an operation', () => {
    const others = [
      timed('', 5),
      timed('listLamps', undefined),
      timed('listLamps', 5, 429),
      timed('listLamps', 5, 503),
      { operation: 'listLamps' },
    ];
    assert.deepEqual(latencyIn(others), []);
  });

  it('counts a refusal like any other answer', () => {
    assert.equal(latencyIn([timed('createLamp', 5, 400), timed('createLamp', 7, 500)])[0]?.requests, 2);
  });

  it('never goes down from one percentile to the next, and ends at the slowest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1 }), (times) => {
        const [latency] = latencyIn(times.map((time) => timed('getLamp', time)));
        assert.ok(latency !== undefined);
        const { p50, p90, p99, max } = latency;
        assert.deepEqual(
          [p50, p90, p99, max],
          [p50, p90, p99, max].toSorted((one, other) => one - other),
        );
        assert.equal(max, Math.max(...times));
        assert.ok(times.filter((time) => time <= p90).length >= 0.9 * times.length);
      }),
    );
  });
});
