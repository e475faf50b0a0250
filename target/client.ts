import { AsyncLocalStorage } from 'node:async_hooks';
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import pLimit from 'p-limit';
import pactum from 'pactum';
import { describeViolations } from '../schemas/index.ts';
import { authorizationOf } from './credentials.ts';
import { type Answer, type Exchange, type Failure, isWeather, isWrite, type OutgoingRequest } from './exchange.ts';
import type { Governor } from './governor.ts';
import { createLifeline } from './lifeline.ts';
import type { Redactor } from './redact.ts';
import { backOffMs, retryAfterMs } from './retry-after.ts';

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
  /** Any address of the target: whatever it answers there is a sign of life. */
  readonly heartbeat: string;
  /** Requests under way at once. */
  readonly concurrency: number;
}

const inFlight = new AsyncLocalStorage<AbortSignal>();

/**
 * Pactum is set up once per process: silent, because its log prints the Authorization header of every failed
 * request, with a real deadline, because its own timeout only watches for idle sockets, and with the project's
 * validator, because its own compiles the schema for every answer.
 */
const setUpPactum = (): void => {
  pactum.settings.setLogLevel('SILENT');
  pactum.settings.setJsonSchemaAdapter({ validate: describeViolations });
  pactum.events.pactumEvents.on('BEFORE_REQUEST', ({ request }: { request: { core?: object } }) => {
    request.core = { ...request.core, signal: inFlight.getStore() };
  });
};
setUpPactum();

/** Longer than any deadline of ours: Pactum's idle timeout must never be the one that fires. */
const pactumTimeoutMs = 600_000;

interface RawResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly buffer?: Buffer;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
};

const answerOf = (response: RawResponse, redact: Redactor): Answer => {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, redact([value].flat().join(', '))]),
  );
  const bytes = response.buffer ?? Buffer.alloc(0);
  const text = redact((headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8'));
  return { status: response.statusCode, headers, text, json: parse(text) };
};

/** The headers as they are sent, and as they are recorded: without the token. */
const headersOf = (request: OutgoingRequest, options: ClientOptions) => {
  const authorization = authorizationOf(request.credential);
  const empty = request.body === undefined || request.body.length === 0;
  const plain = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'client-request-id': randomUUID(),
    ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
    ...(empty && isWrite(request.method) ? { 'content-length': '0' } : {}),
  };
  if (authorization === undefined) return { sent: plain, recorded: plain };
  const tokens = { writer: options.token, reader: options.readerToken ?? '' };
  return {
    sent: { ...plain, authorization: authorization.send(tokens) },
    recorded: { ...plain, authorization: authorization.show },
  };
};

const bodyOf = ({ body }: OutgoingRequest): { body?: string; bodyBase64?: string } => {
  if (body === undefined) return {};
  const bytes = Buffer.from(body);
  return isUtf8(bytes)
    ? { body: bytes.toString('utf8') }
    : { body: bytes.toString('utf8'), bodyBase64: bytes.toString('base64') };
};

type Outcome = { readonly answer: Answer } | { readonly failure: Failure };

/** Sends once through Pactum. Every URL is complete and encoded, every body is text or bytes. */
const sendOnce = async (
  request: OutgoingRequest,
  headers: Readonly<Record<string, string>>,
  options: ClientOptions,
): Promise<Outcome> => {
  const deadline = AbortSignal.timeout(options.deadlineMs);
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
  });
  try {
    const toss = inFlight.run(deadline, async () => {
      const call = pactum
        .spec()
        .withMethod(request.method)
        .withPath(request.url)
        .withHeaders({ ...headers })
        .withRequestTimeout(pactumTimeoutMs);
      // Of bytes only a Buffer is sent as it stands; Pactum makes JSON of a Uint8Array.
      if (request.body !== undefined && request.body.length > 0) call.withBody(Buffer.from(request.body));
      return await call.toss();
    });
    return { answer: answerOf(await Promise.race([toss, late]), options.redact) };
  } catch (error) {
    if (deadline.aborted) {
      return { failure: { code: 'DEADLINE', message: `no complete answer within ${options.deadlineMs / 1000} s` } };
    }
    const { code = 'NETWORK', message } = error as NodeJS.ErrnoException;
    return { failure: { code, message: options.redact(message) } };
  }
};

/** A connection that broke before an answer came may only have been idle too long: one more try tells. */
const brokenConnection: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'NETWORK']);

/** The client all requests of a run go through. Never throws for anything the target does. */
export const createClient = (options: ClientOptions): Client => {
  const exchanges: Exchange[] = [];
  const slots = pLimit(options.concurrency);
  let throttled = 0;
  let started = 0;
  const lifeline = createLifeline(async () => {
    const sign = { operation: '', purpose: 'looks for a sign of life', method: 'GET', url: options.heartbeat } as const;
    const request: OutgoingRequest = { ...sign, credential: 'none', contentType: undefined, body: undefined };
    const { sent } = headersOf(request, options);
    return 'answer' in (await sendOnce(request, sent, { ...options, deadlineMs: Math.min(options.deadlineMs, 5_000) }));
  });
  const gone = (): Outcome => ({
    failure: { code: 'TARGET_DOWN', message: lifeline.dead ?? 'the target does not answer any more' },
  });

  /** A failure is the request's own if the target lives on, or if it is the one the target died of. */
  const explain = async (outcome: Outcome, { purpose }: OutgoingRequest): Promise<Outcome> => {
    if (!('failure' in outcome)) return outcome;
    const killer = await lifeline.lost(purpose);
    return lifeline.dead === undefined || killer ? outcome : gone();
  };

  const sendThroughWeather = async (request: OutgoingRequest, headers: Readonly<Record<string, string>>) => {
    const giveUp = performance.now() + options.patienceMs;
    for (let attempts = 1; ; attempts++) {
      await options.governor.admit(isWrite(request.method));
      if (lifeline.dead !== undefined) return { outcome: gone(), attempts };
      const outcome = await slots(() => sendOnce(request, headers, options));
      if ('failure' in outcome) {
        if (attempts > 1 || !brokenConnection.has(outcome.failure.code)) {
          return { outcome: await explain(outcome, request), attempts };
        }
        await sleep(backOffMs(0));
        continue;
      }
      if (!isWeather(outcome.answer)) return { outcome, attempts };
      throttled++;
      const wait = retryAfterMs(outcome.answer.headers['retry-after']) ?? backOffMs(attempts - 1);
      if (performance.now() + wait > giveUp) return { outcome, attempts };
      options.governor.pause(wait);
    }
  };

  return {
    exchanges,
    get throttled() {
      return throttled;
    },
    async send(request) {
      const number = ++started;
      const { sent: headers, recorded } = headersOf(request, options);
      const begin = performance.now();
      const { outcome, attempts } = await sendThroughWeather(request, headers);
      const exchange: Exchange = {
        number,
        operation: request.operation,
        purpose: request.purpose,
        request: {
          method: request.method,
          url: request.url,
          headers: recorded,
          ...bodyOf(request),
        },
        ...outcome,
        durationMs: performance.now() - begin,
        attempts,
      };
      exchanges.push(exchange);
      return exchange;
    },
  };
};
