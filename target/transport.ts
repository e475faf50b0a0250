import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import pactum from 'pactum';
import { readAnswer } from './answer.ts';
import type { Outcome, OutgoingRequest } from './exchange.ts';
import type { Redactor } from './redact.ts';

export interface Sending {
  readonly request: OutgoingRequest;
  readonly headers: Readonly<Record<string, string>>;
  /** A request without a complete answer after this many milliseconds has failed. */
  readonly deadlineMs: number;
  readonly redact: Redactor;
  /** On a connection of its own: one that was kept open may have been closed for idleness. */
  readonly fresh?: boolean;
}

interface CoreOptions {
  readonly signal: AbortSignal;
  readonly agent?: false;
}

const inFlight = new AsyncLocalStorage<CoreOptions>();

/**
 * Pactum is set up once per process: silent, because its log prints the Authorization header of every failed
 * request, with a real deadline, because its own timeout only watches for idle sockets, and with the answer left to be
 * read here, because it copies what it has for every chunk and takes any length.
 */
const setUpPactum = (): void => {
  pactum.settings.setLogLevel('SILENT');
  pactum.events.pactumEvents.on('BEFORE_REQUEST', ({ request }: { request: { core?: object; stream?: boolean } }) => {
    request.core = { ...request.core, ...inFlight.getStore() };
    request.stream = true;
  });
};
setUpPactum();

/** Longer than any deadline of ours: Pactum's idle timeout must never be the one that fires. */
const pactumTimeoutMs = 600_000;

const toss = ({ request, headers }: Sending): Promise<IncomingMessage> => {
  const call = pactum
    .spec()
    .withMethod(request.method)
    .withPath(request.url)
    .withHeaders({ ...headers })
    .withRequestTimeout(pactumTimeoutMs);
  // Of bytes only a Buffer is sent as it stands; Pactum makes JSON of a Uint8Array.
  if (request.body !== undefined && request.body.length > 0) call.withBody(Buffer.from(request.body));
  return call.toss();
};

/** Sends once through Pactum. Every URL is complete and encoded, every body is text or bytes. Never throws. */
export const sendOnce = async (sending: Sending): Promise<Outcome> => {
  const { deadlineMs, redact, fresh } = sending;
  const signal = AbortSignal.timeout(deadlineMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const core: CoreOptions = fresh === true ? { signal, agent: false } : { signal };
  const begin = performance.now();
  try {
    const answered = inFlight.run(core, async () => readAnswer(await toss(sending), redact));
    const outcome = await Promise.race([answered, late]);
    const tookMs = performance.now() - begin;
    return 'answer' in outcome ? { answer: { ...outcome.answer, tookMs } } : outcome;
  } catch (error) {
    if (signal.aborted) {
      return { failure: { code: 'DEADLINE', message: `no complete answer within ${deadlineMs / 1000} s` } };
    }
    const { code = 'NETWORK', message } = error as NodeJS.ErrnoException;
    return { failure: { code, message: redact(message) } };
  }
};
