import { type Exchange, isWeather } from '../target/index.ts';
import type { Latency } from '../verdicts/index.ts';

/** The least of the values that so many per cent of them do not exceed (nearest rank), in tenths of a millisecond. */
const percentile = (sorted: readonly number[], percent: number): number =>
  Math.round((sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0) * 10) / 10;

/** Milliseconds by the name of the operation. */
export type AnswerTimes = ReadonlyMap<string, readonly number[]>;

/**
 * How long the answers to each operation took. Only the last sending of a request counts, from its start to the end of
 * the answer: neither the wait for the budget, nor what went before with 429, 503 or 504, says anything about an
 * operation. The suite's own requests, which belong to none, are left out, and so is who never got through.
 */
export const answerTimes = (exchanges: readonly Pick<Exchange, 'operation' | 'answer'>[]): AnswerTimes => {
  const times = new Map<string, number[]>();
  for (const { operation, answer } of exchanges) {
    if (operation === '' || answer?.tookMs === undefined || isWeather(answer)) continue;
    const known = times.get(operation);
    if (known === undefined) times.set(operation, [answer.tookMs]);
    else known.push(answer.tookMs);
  }
  return times;
};

/** How fast each operation answers, by name. */
export const latencyOf = (times: AnswerTimes): readonly Latency[] =>
  [...times]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([operation, unsorted]) => {
      const sorted = unsorted.toSorted((one, other) => one - other);
      return {
        operation,
        requests: sorted.length,
        p50: percentile(sorted, 50),
        p90: percentile(sorted, 90),
        p99: percentile(sorted, 99),
        max: percentile(sorted, 100),
      };
    });
