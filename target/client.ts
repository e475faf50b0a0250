import { createCourier } from './courier.ts';
import { type Exchange, isWeather, isWrite, type Outcome, type OutgoingRequest } from './exchange.ts';
import type { Governor } from './governor.ts';
import { bodyOf, headersOf } from './recorded.ts';
import type { Redactor } from './redact.ts';
import { backOffMs, retryAfterMs } from './retry-after.ts';
import { mayBeTheEnd } from './suspicion.ts';
import { sendOnce } from './transport.ts';

export interface Client {
  send(request: OutgoingRequest): Promise<Exchange>;
  /** Everything sent so far, in the order of sending. */
  readonly exchanges: readonly Exchange[];
  /** How often the service asked to wait (429, 503, 504). */
  readonly throttled: number;
}

export interface ClientOptions {
  readonly token: string;
  readonly readerToken: string | undefined;
  readonly governor: Governor;
  readonly redact: Redactor;
  /** A request without a complete answer after this many milliseconds has failed. */
  readonly deadlineMs: number;
  /** How long one request may wait for better weather in all, in milliseconds. */
  readonly patienceMs: number;
  /** Milliseconds a target that went down gets to come back. */
  readonly restartMs: number;
  /** Any address of the target: whatever it answers there is a sign of life. */
  readonly heartbeat: string;
  /** Requests under way at once. */
  readonly concurrency: number;
}

/** Milliseconds that a sign of life may take. */
const signOfLifeMs = 5_000;

const signOfLife = (url: string): OutgoingRequest => ({
  operation: '',
  purpose: 'looks for a sign of life',
  method: 'GET',
  url,
  credential: 'none',
  contentType: undefined,
  body: undefined,
});

/** The client all requests of a run go through. Never throws for anything the target does. */
export const createClient = (options: ClientOptions): Client => {
  const { governor, redact, deadlineMs, patienceMs, restartMs, heartbeat, concurrency } = options;
  const tokens = { writer: options.token, reader: options.readerToken ?? '' };
  const exchanges: Exchange[] = [];
  let throttled = 0;
  let started = 0;

  const courier = createCourier({
    concurrency,
    restartMs,
    admit: ({ method }) => governor.admit(isWrite(method)),
    async knock() {
      const request = signOfLife(heartbeat);
      const { sent } = headersOf(request, tokens);
      const quick = Math.min(deadlineMs, signOfLifeMs);
      const outcome = await sendOnce({ request, headers: sent, redact, deadlineMs: quick, fresh: true });
      return 'answer' in outcome || !mayBeTheEnd(outcome.failure);
    },
  });

  const sendThroughWeather = async (
    request: OutgoingRequest,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly outcome: Outcome; readonly attempts: number }> => {
    const giveUp = performance.now() + patienceMs;
    let attempts = 0;
    for (let rounds = 1; ; rounds++) {
      const delivery = await courier.deliver(request, (fresh) =>
        sendOnce({ request, headers, redact, deadlineMs, fresh }),
      );
      const { outcome } = delivery;
      attempts += delivery.attempts;
      if ('failure' in outcome || !isWeather(outcome.answer)) return { outcome, attempts };
      throttled++;
      const wait = retryAfterMs(outcome.answer.headers['retry-after']) ?? backOffMs(rounds - 1);
      if (performance.now() + wait > giveUp) return { outcome, attempts };
      governor.pause(wait);
    }
  };

  return {
    exchanges,
    get throttled() {
      return throttled;
    },
    async send(request) {
      const number = ++started;
      const { sent, recorded } = headersOf(request, tokens);
      const begin = performance.now();
      const { outcome, attempts } = await sendThroughWeather(request, sent);
      const exchange: Exchange = {
        number,
        operation: request.operation,
        purpose: request.purpose,
        request: { method: request.method, url: request.url, headers: recorded, ...bodyOf(request) },
        ...outcome,
        durationMs: performance.now() - begin,
        attempts,
      };
      exchanges.push(exchange);
      return exchange;
    },
  };
};
