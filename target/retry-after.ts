import type { Answer } from './exchange.ts';

/**
 * The time a `Retry-After` header asks to wait, in milliseconds: seconds (fractions occur in practice) or an HTTP
 * date (RFC 9110 §10.2.3). undefined where there is none, it makes no sense, or the date has passed.
 *
 * @param now the time by the clock that the date was read from
 */
export const retryAfterMs = (header: string | undefined, now: Date): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  const ms = Date.parse(header) - now.getTime();
  return ms > 0 ? ms : undefined;
};

/** Exponential back-off with full jitter for the n-th retry (from 0), where the service names no time. */
export const backOffMs = (retry: number, random: () => number = Math.random): number =>
  Math.min(20_000, 250 * 2 ** retry) * random();

/** The time of an answer by the clock of who gave it: it may be another than ours. */
const timeOf = ({ headers: { date = '' } }: Answer): Date =>
  Number.isNaN(Date.parse(date)) ? new Date() : new Date(date);

/**
 * Milliseconds to wait after an answer 429, 503 or 504.
 *
 * @param retry how often the request was sent again before
 */
export const waitAfter = (answer: Answer, retry: number): number =>
  // Who says 0 every time is not asked without end.
  retryAfterMs(answer.headers['retry-after'], timeOf(answer)) || backOffMs(retry);
