import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Behaviour, Call } from './behaviour.ts';
import type { Kind } from './model/entity.ts';
import { locate, type Place } from './place.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

const bodyLimit = 4 * 1024 * 1024;
const root = '/beta/';

/** Answers one request. A step that breaks answers 500 with the reason, so that a test sees it. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
  behaviourDuring: (operation: string) => Behaviour,
): Promise<void> {
  const received = await receive(request);
  if (received === undefined) {
    response.destroy();
    return;
  }
  const call = read(request, received, state, behaviourDuring);
  const { does } = call;
  does.send(call, does.serialise(call, answered(call)), response);
}

interface Received {
  readonly body: Buffer;
  readonly oversized: boolean;
}

/** Reads to the end in any case, so that the client can see the refusal; `undefined` if the client went away. */
async function receive(request: IncomingMessage): Promise<Received | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length <= bodyLimit) chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return { body: Buffer.concat(chunks), oversized: length > bodyLimit };
}

function read(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  received: Received,
  state: State,
  behaviourDuring: (operation: string) => Behaviour,
): Call {
  const [target = '', query = ''] = url.split(/\?(.*)/s);
  const place = locate(target.startsWith(root) ? target.slice(root.length) : target);
  const kind = Object.hasOwn(place.methods, method) ? place.methods[method] : undefined;
  const operation = place.entity.operations[kind ?? mistakenFor(place)] ?? '';
  return {
    ...place,
    ...received,
    method,
    headers,
    query: new URLSearchParams(query),
    kind,
    operation,
    requestId: randomUUID(),
    state,
    does: behaviourDuring(operation),
  };
}

function mistakenFor({ id }: Place): Kind {
  return id === undefined ? 'create' : 'update';
}

function answered(call: Call): Answer {
  try {
    return call.does.answer(call);
  } catch (error) {
    return call.does.refuse(call, new Refusal(500, 'InternalServerError', `A step of the service broke: ${error}`));
  }
}
