import assert from 'node:assert/strict';
import { createCollection } from '../../runner/collection.ts';
import { createJournal } from '../../runner/journal.ts';
import type { JournalLine } from '../../runner/journal-line.ts';
import { createPatience } from '../../runner/patience.ts';
import type { Answer, Exchange } from '../../target/index.ts';
import { contract } from './checks.ts';

const [entity] = contract.entities;
assert.ok(entity !== undefined);

/** What can be done to the objects of a scene. */
export const { create, update } = entity.operations;
const parameters = Object.fromEntries(entity.parents.map(({ parameter }) => [parameter.name, 'p']));

export const answering = (status: number, body: object | undefined): Answer => ({
  status,
  headers: {},
  text: JSON.stringify(body) ?? '',
  json: body,
});

/** A collection whose service answers each request as the test says, and everything that happened in order. */
export const scene = (answer: (method: string, url: string) => Answer | undefined) => {
  const events: (string | JournalLine)[] = [];
  const journal = createJournal((line) => events.push(line));
  const send = async ({ method, url }: { readonly method: string; readonly url: string }): Promise<Exchange> => {
    events.push(`${method} is sent`);
    const come = answer(method, url);
    const base = { number: 1, operation: '', purpose: '', durationMs: 0, attempts: 1 };
    return { ...base, request: { method, url, headers: {} }, ...(come === undefined ? {} : { answer: come }) };
  };
  const root = new URL('https://graph.example.com/beta');
  const options = { entity, client: { send }, root, parameters, patience: createPatience(0), journal };
  return { events, journal, collection: createCollection(options) };
};
