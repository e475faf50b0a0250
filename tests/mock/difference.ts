import { type MockOptions, startMock } from '../../mock/index.ts';
import type { EntityName } from './client.ts';
import { converse, type Topic } from './conversation/index.ts';

const heard = new Map<string, readonly string[]>();

/** What a service answers to the questions of one topic, from a fresh start. */
export async function transcript(options: MockOptions, entity: EntityName, topic: Topic): Promise<readonly string[]> {
  const server = await startMock(options);
  const lines: string[] = [];
  try {
    for await (const line of converse(server, entity, topic)) lines.push(line);
  } finally {
    await server.close();
  }
  return lines;
}

/** The first answer in which a service differs from the correct one; `undefined` if there is none. */
export async function firstDifference(
  options: MockOptions,
  entity: EntityName,
  topic: Topic,
): Promise<string | undefined> {
  const expected = (await fromCorrectService(entity, topic)).values();
  const server = await startMock(options);
  try {
    for await (const line of converse(server, entity, topic)) if (line !== expected.next().value) return line;
  } finally {
    await server.close();
  }
  return undefined;
}

async function fromCorrectService(entity: EntityName, topic: Topic): Promise<readonly string[]> {
  const key = `${entity} ${topic}`;
  const lines = heard.get(key) ?? (await transcript({}, entity, topic));
  heard.set(key, lines);
  return lines;
}
