/**
 * The time a `Retry-After` header asks to wait, in milliseconds: seconds (fractions occur in practice) or an HTTP
 * date (RFC 9110 §10.2.3). undefined where there is none or it makes no sense.
 */
export const retryAfterMs = (header: string | undefined, now: Date = new Date()): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
};

/** Exponential back-off with full jitter for the n-th retry (from 0), where the service names no time. */
export const backOffMs = (retry: number, random: () => number = Math.random): number =>
  Math.min(20_000, 250 * 2 ** retry) * (0.5 + random() / 2);
