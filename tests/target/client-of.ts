import type { ClientOptions } from '../../target/client.ts';
import type { OutgoingRequest } from '../../target/exchange.ts';
import { createGovernor } from '../../target/governor.ts';
import { type Client, createClient, createRedactor, fixedToken } from '../../target/index.ts';

export const tokens = { writer: 'writer-secret-0123456789', reader: 'reader-secret-9876543210' };

/** A client of a server as a run makes it, in no hurry unless a test is. */
export const clientOf = (url: string, special: Partial<ClientOptions> = {}): Client => {
  const governor = createGovernor();
  return createClient({
    tokens: fixedToken(tokens.writer),
    tokenName: 'GRAPH_TOKEN',
    reader: fixedToken(tokens.reader),
    governor,
    waited: governor.waited,
    redact: createRedactor({ GRAPH_TOKEN: tokens.writer, GRAPH_READER_TOKEN: tokens.reader }),
    deadlineMs: 10_000,
    patienceMs: 10_000,
    totalWaitMs: 60_000,
    restartMs: 500,
    heartbeat: `${url}/alive`,
    concurrency: 8,
    ...special,
  });
};

/** A create as a spec sends it. */
export const post = (url: string, special: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  operation: 'createThing',
  purpose: 'creates a thing',
  method: 'POST',
  url,
  credential: 'writer',
  contentType: 'application/json',
  body: '{}',
  ...special,
});

/** A read as a spec sends it. */
export const get = (url: string): OutgoingRequest =>
  post(url, { operation: 'getThing', purpose: 'reads', method: 'GET', contentType: undefined, body: undefined });
