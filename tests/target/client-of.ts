import type { OutgoingRequest } from '../../target/exchange.ts';
import { type Client, createClient, createGovernor, createRedactor } from '../../target/index.ts';

export const tokens = { writer: 'writer-secret-0123456789', reader: 'reader-secret-9876543210' };

interface Special {
  readonly deadlineMs?: number;
  readonly patienceMs?: number;
  readonly restartMs?: number;
  readonly concurrency?: number;
}

/** A client of a server as a run makes it, in no hurry unless a test is. */
export const clientOf = (url: string, special: Special = {}): Client =>
  createClient({
    token: tokens.writer,
    readerToken: tokens.reader,
    governor: createGovernor(),
    redact: createRedactor({ GRAPH_TOKEN: tokens.writer, GRAPH_READER_TOKEN: tokens.reader }),
    deadlineMs: 10_000,
    patienceMs: 10_000,
    restartMs: 500,
    heartbeat: `${url}/alive`,
    concurrency: 8,
    ...special,
  });

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
