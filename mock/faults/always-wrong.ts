import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Call, Reply } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';
import { documented } from '../model/operations.ts';
import { dyingServers } from './dying.ts';

type Breaks = Fault['breaks'];

/** Sends the same thing for every request. */
function always(status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}): Breaks {
  return () => ({ serialise: (): Reply => ({ status, headers: { 'Content-Type': type, ...headers }, body }) });
}

function sending(send: (call: Call, reply: Reply, response: ServerResponse) => void): Breaks {
  return () => ({ send });
}

const megabyte = 1024 * 1024;

/** Targets that are wrong through and through: what matters is that a run ends, and how. */
export const alwaysWrong: readonly Fault[] = [
  {
    name: 'always-500',
    does: 'Answers 500 to everything.',
    violates: ['ERROR-03', 'CREATE-01', 'UPDATE-01'],
    operations: documented,
    during: 'every call',
    breaks: always(500, 'application/json', '{"error":{"code":"InternalServerError","message":"Out of order."}}'),
  },
  {
    name: 'always-empty-200',
    does: 'Answers 200 without a body to everything.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: always(200, 'application/json', ''),
  },
  {
    name: 'always-empty-object',
    does: 'Answers 200 and an empty object to everything.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: always(200, 'application/json', '{}'),
  },
  {
    name: 'always-empty-object-201',
    does: 'Answers 201 and an empty object to everything.',
    violates: ['CREATE-02'],
    operations: documented,
    during: 'every call',
    breaks: always(201, 'application/json', '{}'),
  },
  {
    name: 'always-html',
    does: 'Answers every request with the page of a portal.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: always(200, 'text/html', '<!DOCTYPE html><title>Sign in</title><p>Please sign in.'),
  },
  {
    name: 'always-echoes',
    does: 'Sends every body back as it came.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: () => ({
      serialise: ({ body }) => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }),
    }),
  },
  {
    name: 'always-broken-json',
    does: 'Answers with JSON that ends too early.',
    violates: ['CREATE-02', 'HTTP-03'],
    operations: documented,
    during: 'every call',
    breaks: ({ serialise }) => ({
      serialise: (call, answer) => {
        const reply = serialise(call, answer);
        return { ...reply, body: reply.body?.slice(0, -2) };
      },
    }),
  },
  {
    name: 'always-redirects',
    does: 'Sends every client to another host.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: ({ serialise }) => ({
      serialise: (call, answer) => {
        const elsewhere = call.state.baseUrl.replace('127.0.0.1', 'localhost');
        return {
          ...serialise(call, answer),
          status: 307,
          headers: { Location: `${elsewhere}/${call.path}` },
          body: undefined,
        };
      },
    }),
  },
  {
    name: 'always-hangs',
    does: 'Takes every request and never answers.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: sending(() => undefined),
  },
  {
    name: 'always-hangs-up',
    does: 'Closes the connection instead of answering.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: sending((_call, _reply, response) => {
      response.destroy();
    }),
  },
  {
    name: 'always-hangs-up-halfway',
    does: 'Closes the connection in the middle of every answer.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: sending((_call, { status, headers }, response) => {
      response.writeHead(status, { ...headers, 'Content-Length': 1000 });
      response.write('{"id":', () => response.destroy());
    }),
  },
  {
    name: 'always-drips',
    does: 'Sends its answers one byte a second.',
    violates: ['CREATE-01'],
    operations: documented,
    during: 'every call',
    breaks: sending((_call, { status, headers, body = '' }, response) => {
      const bytes = Buffer.from(body);
      let next = 0;
      response.writeHead(status, headers);
      response.flushHeaders();
      const drip = setInterval(() => {
        if (next < bytes.length) response.write(bytes.subarray(next, next + 1));
        else response.end();
        next += 1;
      }, 1000);
      response.once('close', () => clearInterval(drip));
    }),
  },
  {
    name: 'always-answers-100-megabytes',
    does: 'Answers with a JSON string of a hundred megabytes.',
    violates: ['CREATE-02'],
    operations: documented,
    during: 'every call',
    breaks: sending((_call, { status, headers }, response) => {
      response.writeHead(status, headers);
      response.write('"');
      Readable.from(Array<Buffer>(100).fill(Buffer.alloc(megabyte, 'x'))).pipe(response);
    }),
  },
  ...dyingServers,
];
