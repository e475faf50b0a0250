import type { MockServer } from '../../../mock/index.ts';
import { type Answer, type Ask, type Client, collectionOf, connect, type EntityName } from '../client.ts';
import { complete } from './payloads.ts';

/** An answer, and the question in words. */
export type Line = readonly [question: string, answer: Answer];

/** One conversation with a service about one entity. */
export interface Talk {
  readonly entity: EntityName;
  readonly server: MockServer;
  readonly client: Client;
  readonly collection: string;
  /** The path of an object that the talk has made for itself. */
  readonly item: string;
  /** The documented example. */
  readonly example: Readonly<Record<string, unknown>>;
  ask(words: string, method: string, path: string, more?: Ask): Promise<Line>;
  /** Reads the whole collection. */
  overview(words: string): Promise<Line>;
}

/** An id that nothing has. */
export const unknownId = 'ffffffff-0000-4000-8000-000000000000';

/** Begins a talk; the first line is the answer to the create of its object. */
export async function beginTalk(server: MockServer, entity: EntityName): Promise<readonly [Talk, Line]> {
  const client = connect(server);
  const collection = collectionOf(entity, server);
  let asked = 0;
  const ask: Talk['ask'] = async (words, method, path, more = {}) => {
    asked += 1;
    const headers = { 'client-request-id': `question-${asked}-of-a-talk`, ...more.headers };
    return [`${method} ${words}`, await client(method, path, { ...more, headers })];
  };
  const overview: Talk['overview'] = (words) => ask(`list ${words}`, 'GET', collection);
  const example = complete[entity];
  const created = await ask('documented example', 'POST', collection, { body: example });
  const item = `${collection}/${idOf(created)}`;
  return [{ entity, server, client, collection, item, example, ask, overview }, created];
}

/** The id in an answer; the text "undefined" where it has none. */
export function idOf([, { json }]: Line): string {
  return String((json as { id?: unknown } | undefined)?.id);
}
