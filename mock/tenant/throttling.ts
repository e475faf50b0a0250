import type { Call } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { Refusal } from '../refusal.ts';
import { retryAfterInTurn } from './retry-after.ts';

/** At most `limit` calls in any `windowMs`. */
export interface Rate {
  readonly limit: number;
  readonly windowMs: number;
}

function meter({ limit, windowMs }: Rate) {
  const served: number[] = [];
  return {
    /** Milliseconds until there is room for another call. */
    full(now: number): number {
      while ((served[0] ?? now) <= now - windowMs) served.shift();
      return served.length < limit ? 0 : (served[0] ?? now) + windowMs - now;
    },
    count: (now: number): void => {
      served.push(now);
    },
  };
}

function isWrite({ method }: Call): boolean {
  return method !== 'GET';
}

/** Answers 429 to what is too much, in the wording of Intune's throttling; a call turned away does not count. */
export function throttled(rates: { readonly writes: Rate; readonly requests: Rate }): Variant['changes'] {
  return ({ answer }) => {
    const writes = meter(rates.writes);
    const requests = meter(rates.requests);
    const retryAfter = retryAfterInTurn();
    return {
      answer: (call) => {
        const now = performance.now();
        const waitMs = Math.max(requests.full(now), isWrite(call) ? writes.full(now) : 0);
        if (waitMs > 0) {
          return call.does.refuse(
            call,
            new Refusal(429, 'TooManyRequests', 'Too many requests.', { ...retryAfter(waitMs) }),
          );
        }
        requests.count(now);
        if (isWrite(call)) writes.count(now);
        return answer(call);
      },
    };
  };
}
