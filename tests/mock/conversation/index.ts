import type { MockServer } from '../../../mock/index.ts';
import type { EntityName } from '../client.ts';
import { additions, borrowedId, properties, unreadable } from './bodies.ts';
import { credentials, elsewhere, introduction, lives, mediaTypes, undocumented } from './requests.ts';
import { beginTalk, type Line } from './talk.ts';
import { transitions, variations } from './values.ts';

const topics = [
  variations,
  transitions,
  properties,
  additions,
  unreadable,
  borrowedId,
  credentials,
  mediaTypes,
  elsewhere,
  lives,
  undocumented,
];

/** What a service says in a long talk about one entity: one line per answer, without what differs from run to run. */
export async function* converse(server: MockServer, entity: EntityName): AsyncGenerator<string> {
  const write = writer(server);
  const [talk, created] = await beginTalk(server, entity);
  yield write(created);
  for await (const line of introduction(talk, created)) yield write(line);
  for (const topic of topics) for await (const line of topic(talk)) yield write(line);
}

/** Writes answers with GUIDs in order of appearance. */
function writer({ baseUrl, token, readerToken }: MockServer): (line: Line) => string {
  const names = new Map<string, string>();
  const named = (id: string) => {
    const name = names.get(id) ?? `#${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return ([words, { status, headers, text }]) => {
    const { date: _, ...lasting } = headers;
    return `${words}: ${status} ${JSON.stringify(lasting)} ${text}`
      .replaceAll(baseUrl, '')
      .replaceAll(token, 'token')
      .replaceAll(readerToken, 'reader')
      .replace(/"date":"[^"]*"/g, '')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, named);
  };
}
