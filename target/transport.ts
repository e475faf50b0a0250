import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
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

interface PactumRequest {
  readonly headers?: Sending['headers'];
  core?: object;
  stream?: boolean;
}

/** A request under way: on which connection it goes, and what Node made of it. */
interface UnderWay {
  readonly fresh: boolean;
  core?: ClientRequest;
}

/** By client-request-id. */
const underWay = new Map<unknown, UnderWay>();

const idOf = (headers: Sending['headers'] = {}): string | undefined => headers['client-request-id'];

/**
 * Pactum is set up once per process: silent, because its log prints the Authorization header of every failed
 * request, with a real deadline, because its own timeout only watches for idle sockets, and with the answer left to be
 * read here, because it copies what it has for every chunk and takes any length.
 */
const setUpPactum = (): void => {
  pactum.settings.setLogLevel('SILENT');
  pactum.events.pactumEvents.on('BEFORE_REQUEST', ({ request }: { request: PactumRequest }) => {
    if (underWay.get(idOf(request.headers))?.fresh === true) request.core = { ...request.core, agent: false };
    request.stream = true;
  });
  // Who knows Node's own request can end it. An AbortSignal for each would cost as much as all the rest of sending.
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    const own = underWay.get(request.getHeader('client-request-id'));
    if (own === undefined) return;
    own.core = request;
    // Pactum parses the body of a stream, which it does not have: an exception for every answer.
    request.prependOnceListener('response', (response) => Object.assign(response, { body: 'null' }));
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
    .withHeaders(headers)
    .withRequestTimeout(pactumTimeoutMs);
  // Of bytes only a Buffer is sent as it stands; Pactum makes JSON of a Uint8Array.
  const { body = '' } = request;
  if (body.length > 0) call.withBody(Buffer.isBuffer(body) ? body : Buffer.from(body));
  return call.toss();
};

/** Sends once through Pactum. Every URL is complete and encoded, every body is text or bytes. Never throws. */
export const sendOnce = async (sending: Sending): Promise<Outcome> => {
  const { deadlineMs, redact, fresh = false, headers } = sending;
  const own: UnderWay = { fresh };
  underWay.set(idOf(headers), own);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ failure: { code: 'DEADLINE', message: `no complete answer within ${deadlineMs / 1000} s` } });
      own.core?.destroy();
    }, deadlineMs);
  });
  const begin = performance.now();
  try {
    const answered = toss(sending).then((response) => readAnswer(response, redact));
    const outcome = await Promise.race([answered, late]);
    const tookMs = performance.now() - begin;
    return 'answer' in outcome ? { answer: { ...outcome.answer, tookMs } } : outcome;
  } catch (error) {
    const { code = 'NETWORK', message } = error as NodeJS.ErrnoException;
    return { failure: { code, message: redact(message) } };
  } finally {
    clearTimeout(timer);
    underWay.delete(idOf(headers));
  }
};
