import type { Variant } from '../catalogue.ts';
import { Refusal } from '../refusal.ts';

/** Often enough to meet every kind of request in a run, seldom enough to get through one. */
const every = 40;

/** Turns every n-th call away before anything of it is done. */
function turningAway(status: number, code: string, retryAfter?: () => string): Variant['changes'] {
  return ({ answer }) => {
    let calls = 0;
    return {
      answer: (call) => {
        calls += 1;
        if (calls % every !== 0) return answer(call);
        const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter() };
        return call.does.refuse(call, new Refusal(status, code, 'Please try again later.', headers));
      },
    };
  };
}

/** Times at which a sound service cannot answer. */
export const weatherVariants: readonly Variant[] = [
  {
    name: 'throttles-for-seconds',
    does: 'Answers 429 now and then, to be retried after one second.',
    changes: turningAway(429, 'TooManyRequests', () => '1'),
  },
  {
    name: 'throttles-for-a-fraction',
    does: 'Answers 429 now and then, to be retried after a fraction of a second.',
    changes: turningAway(429, 'TooManyRequests', () => '0.128'),
  },
  {
    name: 'throttles-until-a-date',
    does: 'Answers 429 now and then, to be retried after a date.',
    changes: turningAway(429, 'TooManyRequests', () => new Date(Date.now() + 1000).toUTCString()),
  },
  {
    name: 'throttles-without-a-word',
    does: 'Answers 429 now and then, and does not say how long to wait.',
    changes: turningAway(429, 'TooManyRequests'),
  },
  {
    name: 'is-unavailable-for-seconds',
    does: 'Answers 503 now and then, to be retried after one second.',
    changes: turningAway(503, 'ServiceUnavailable', () => '1'),
  },
  {
    name: 'is-unavailable-without-a-word',
    does: 'Answers 503 now and then, and does not say how long to wait.',
    changes: turningAway(503, 'ServiceUnavailable'),
  },
  {
    name: 'times-out-at-the-gateway',
    does: 'Answers 504 now and then, before anything is done.',
    changes: turningAway(504, 'GatewayTimeout'),
  },
];
