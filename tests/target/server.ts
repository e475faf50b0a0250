import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers one request; `number` counts from 1. */
export type Handler = (received: Received, response: ServerResponse, number: number) => void;

export interface Server {
  readonly url: string;
  /** The requests whose body arrived completely, in that order. */
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/**
 * A server on this machine that answers as a test says, and remembers the bytes it got. Whoever asks for `/alive`
 * learns that it is there, and is not remembered.
 */
export const listen = async (handler: Handler): Promise<Server> => {
  const received: Received[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    if (url === '/alive') return answer(response, 200, {});
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    handler(one, response, received.push(one));
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
};

/** The root of a service that is not there: a port that was free a moment ago. */
export const nobody = async (): Promise<string> => {
  const { url, close } = await listen(() => undefined);
  await close();
  return url;
};

/** Answers with JSON text. */
export const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};
