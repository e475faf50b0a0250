import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { good, type Habits, type Values } from './habits.ts';
import { below, parents, parentType, readValues, typeName, unset } from './properties.ts';
import { Refused } from './refused.ts';

export interface Service {
  readonly root: string;
  /** The one parent object there is. */
  readonly parent: string;
  readonly token: string;
  readonly readerToken: string;
  /** How many objects stand below it. */
  count(): number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

const [token, readerToken] = ['may-write-4711', 'may-read-4711'];

const bodyOf = async (request: IncomingMessage): Promise<object> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'The body has to be JSON.');
  }
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refused(400, 'The body cannot be read as JSON.');
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new Refused(400, 'The body is no JSON object.');
};

const authorise = ({ method, headers }: IncomingMessage): void => {
  if (![token, readerToken].some((known) => headers.authorization === `Bearer ${known}`)) {
    throw new Refused(401, 'The access token is missing or unknown.');
  }
  if (method !== 'GET' && headers.authorization !== `Bearer ${token}`) {
    throw new Refused(403, 'The token lacks a permission.');
  }
};

/** A service for one collection below one parent object: no line of it comes from the suite. */
export const startService = async (bad: Partial<Habits> = {}): Promise<Service> => {
  const habits: Habits = { ...good, ...bad };
  const objects = new Map<string, Values>();
  const parent = randomUUID();
  const show = (id: string): object => ({ '@odata.type': typeName, id, ...objects.get(id) });

  const onCollection = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method === 'GET') return { status: 200, body: { value: [...objects.keys()].map(show) } };
    if (request.method !== 'POST') throw new Refused(405, 'The collection knows GET and POST.');
    const values = habits.fill(unset, readValues(habits, await bodyOf(request)));
    const id = randomUUID();
    objects.set(id, values);
    return { status: 201, body: show(id) };
  };

  const onItem = async (request: IncomingMessage, id: string): Promise<Answer> => {
    const { method = '' } = request;
    if (!['GET', 'PATCH', 'DELETE'].includes(method)) throw new Refused(405, 'An item knows GET, PATCH and DELETE.');
    const before = objects.get(id);
    if (before === undefined) throw new Refused(404, 'There is no such object.');
    if (method === 'GET') return { status: 200, body: show(id) };
    if (method === 'DELETE') {
      habits.remove(objects, id);
      return { status: 204 };
    }
    objects.set(id, habits.change(before, readValues(habits, await bodyOf(request))));
    return { status: 200, body: show(id) };
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    authorise(request);
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''));
    const [own = '', collection, id, ...more] = path.slice(parents.length + 1).split('/');
    const parentItself = { '@odata.type': parentType, id: parent };
    if (path === parents) return { status: 200, body: { value: [parentItself] } };
    if (!path.startsWith(`${parents}/`) || own !== parent || more.length > 0) throw new Refused(404, 'Not found.');
    if (collection === undefined) return { status: 200, body: parentItself };
    if (collection !== below) throw new Refused(404, 'Not found.');
    return id === undefined ? onCollection(request) : onItem(request, id);
  };

  const refusal = (error: unknown): Answer => {
    const { status, message } = error instanceof Refused ? error : new Refused(500, String(error));
    return { status, body: { error: { code: `${status}`, message } } };
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await answer(request).catch(refusal);
    request.resume();
    response.writeHead(status, {
      'request-id': randomUUID(),
      'client-request-id': request.headers['client-request-id'] ?? '',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/beta`,
    parent,
    token,
    readerToken,
    count: () => objects.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
