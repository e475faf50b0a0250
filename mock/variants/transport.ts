import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Variant } from '../catalogue.ts';
import { paged } from './pages.ts';

/** How answers travel. */
export const transportVariants: readonly Variant[] = [
  {
    name: 'lists-are-paged',
    does: 'Lists two objects at a time, with the absolute address of the next page.',
    changes: paged(2),
  },
  {
    name: 'answers-are-chunked',
    does: 'Sends answers in chunks that may end in the middle of a character, without Content-Length.',
    changes: () => ({
      send: (_call, { status, headers, body }, response) => {
        const bytes = Buffer.from(body ?? '');
        const middle = Math.floor(bytes.length / 2);
        response.writeHead(status, headers);
        if (middle > 0) response.write(bytes.subarray(0, middle));
        response.end(bytes.subarray(middle));
      },
    }),
  },
  {
    name: 'answers-are-compressed',
    does: 'Compresses answers for clients that accept it.',
    changes: ({ send }) => ({
      send: (call, reply, response) => {
        const accepted = /\bgzip\b/.test(String(call.headers['accept-encoding'] ?? ''));
        if (!accepted || reply.body === undefined) return send(call, reply, response);
        const headers = { ...reply.headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
        send(call, { ...reply, headers, body: gzipSync(reply.body) }, response);
      },
    }),
  },
  {
    name: 'answers-are-slow',
    does: 'Waits 40 ms before each answer.',
    changes: ({ send }) => ({
      send: (call, reply, response) => {
        setTimeout(() => send(call, reply, response), 40);
      },
    }),
  },
  {
    name: 'connections-are-not-kept',
    does: 'Closes the connection after each answer.',
    changes: ({ headers }) => ({ headers: (call, answer) => ({ ...headers(call, answer), Connection: 'close' }) }),
  },
  {
    name: 'idle-connections-are-reset',
    does: 'Resets a connection that was idle for 100 ms.',
    changes: ({ send }) => ({
      send: (call, reply, response) => {
        const { socket } = response;
        if (socket !== null) response.once('finish', () => resetWhenIdle(socket));
        send(call, reply, response);
      },
    }),
  },
  {
    name: 'locations-are-relative',
    does: 'Writes Location as a path.',
    changes: ({ location }) => ({ location: (call, row) => new URL(location(call, row)).pathname }),
  },
  {
    name: 'locations-are-missing',
    does: 'Sends no Location.',
    changes: ({ create }) => ({
      create: (call) => {
        const answer = create(call);
        const { Location: _, ...headers } = answer.headers;
        return { ...answer, headers };
      },
    }),
  },
  {
    name: 'media-types-in-mixed-case',
    does: 'Writes media types and their parameters in another letter case.',
    changes: ({ headers }) => ({
      headers: (call, answer) => {
        const written = headers(call, answer);
        return 'Content-Type' in written
          ? { ...written, 'Content-Type': 'Application/JSON; Charset="UTF-8"' }
          : written;
      },
    }),
  },
];

function resetWhenIdle(socket: Socket): void {
  const seen = socket.bytesRead;
  setTimeout(() => {
    if (socket.bytesRead === seen && !socket.destroyed) socket.resetAndDestroy();
  }, 100).unref();
}
