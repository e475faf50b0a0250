import type { MockServer } from '../../../mock/index.ts';
import type { EntityName } from '../client.ts';
import { additions, borrowedId, properties, unreadable } from './bodies.ts';
import { credentials, elsewhere, introduction, lives, mediaTypes, undocumented } from './requests.ts';
import { beginTalk, type Line } from './talk.ts';
import { members, nearChanges, textValues, timestamps, transitions } from './values.ts';

const topics = {
  lives,
  borrowedId,
  additions,
  mediaTypes,
  elsewhere,
  undocumented,
  credentials,
  unreadable,
  properties,
  transitions,
  nearChanges,
  textValues,
  timestamps,
  members,
};

export type Topic = keyof typeof topics;
export const topicNames = Object.keys(topics) as Topic[];

/** What a service says about one topic: one line per answer, without what differs from run to run. */
export async function* converse(server: MockServer, entity: EntityName, topic: Topic): AsyncGenerator<string> {
  const write = writer(server);
  const [talk, created] = await beginTalk(server, entity);
  yield write(created);
  for await (const line of introduction(talk, created)) yield write(line);
  for await (const line of topics[topic](talk)) yield write(line);
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
