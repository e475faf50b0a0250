import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What passes a proxy. */
export interface Passing {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Counts the requests, from 1. */
  readonly number: number;
}

/** What a proxy does by itself. */
export interface Interference {
  /** Returns whether that is all, and the request is not passed on. */
  request?(passing: Passing, response: ServerResponse): boolean;
  /** Returns whether that is all, and the answer is not passed on. */
  answer?(passing: Passing, status: number, response: ServerResponse): boolean;
  /** The Authorization that is passed on. */
  translate?(authorization: string, token: string): string;
}

/**
 * A proxy in front of a server on this machine, which may lose answers or make some up.
 *
 * @param token what the server lets in
 */
export const startProxy = async (server: URL, token: string, interference: Interference) => {
  let number = 0;
  const http = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = '', url = '', headers } = incoming;
    const passing: Passing = { method, url, headers, body: body.toString(), number: ++number };
    if (interference.request?.(passing, response) === true) return;
    const { hostname, port } = server;
    const authorization = interference.translate?.(headers.authorization ?? '', token);
    const onward = authorization ? { ...headers, authorization } : headers;
    send({ hostname, port, method, path: url, headers: onward }, (answer) => {
      const { statusCode = 0 } = answer;
      if (interference.answer?.(passing, statusCode, response) === true) answer.resume();
      else answer.pipe(response.writeHead(statusCode, answer.headers));
    })
      .on('error', () => response.destroy())
      .end(body);
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const root = new URL(server);
  root.port = `${(http.address() as AddressInfo).port}`;
  return {
    root,
    close: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
};
