import type { Payload } from '../generators/index.ts';
import { type Case, type Observation, on, requirement, seenOwn, wasAccepted } from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { isRefused } from '../verdicts/index.ts';

type Encode = (payload: Payload) => string | Uint8Array | undefined;
type Body = readonly [name: string, words: string, encode: Encode, rare?: 'rare'];

const json = (payload: Payload): string => JSON.stringify(payload);

/** Texts that are nearly JSON: what a lenient reader makes of them is a valid payload. */
const notJson: readonly Body[] = [
  ['cut-off', 'the body is JSON cut off before its end', (payload) => json(payload).slice(0, -1)],
  ['trailing-comma', 'the body has a trailing comma', (payload) => `${json(payload).slice(0, -1)},}`],
  ['single-quotes', 'the body has single quotes for double ones', (payload) => json(payload).replaceAll('"', "'")],
  ['comment', 'the body holds a comment', (payload) => `/* update state */${json(payload)}`],
  ['bare-word', 'the body is a bare word', () => 'undefined'],
  ['line-comment', 'the body begins with a line of comment', (payload) => `// update state\n${json(payload)}`, 'rare'],
  [
    'bare-keys',
    'the body has names without quotes',
    (payload) => json(payload).replace(/([{,])"(\w+)":/g, '$1$2:'),
    'rare',
  ],
  ['trailing-text', 'the body has text behind the object', (payload) => `${json(payload)} and more`, 'rare'],
  ['raw-line-end', 'a text holds a line end as it is', (payload) => json(payload).replace('":"', '":"\n'), 'rare'],
  ['two-documents', 'the body holds two JSON documents', (payload) => `${json(payload)}\n${json(payload)}`],
];

const noObject: readonly Body[] = [
  ['array', 'the body is an array that holds a valid object', (payload) => `[${json(payload)}]`],
  ['string', 'the body is a string that holds a valid object as text', (payload) => JSON.stringify(json(payload))],
  ['number', 'the body is a number', () => '42'],
  ['true', 'the body is true', () => 'true'],
  ['null', 'the body is null', () => 'null'],
  ['empty-array', 'the body is an empty array', () => '[]', 'rare'],
  ['empty-string', 'the body is an empty string of JSON', () => '""', 'rare'],
  ['zero', 'the body is the number 0', () => '0', 'rare'],
];

const nested = `${'['.repeat(1000)}${']'.repeat(1000)}`;

const oddities: readonly Body[] = [
  ['duplicate-keys', 'a key stands twice', (payload) => `${json(payload).slice(0, -1)},${json(payload).slice(1)}`],
  ['byte-order-mark', 'the body begins with a byte-order mark', (payload) => `\ufeff${json(payload)}`],
  ['invalid-utf-8', 'the body holds a byte that is not UTF-8', (payload) => brokenUtf8(json(payload))],
  [
    'nested',
    'an undeclared property is nested 1,000 deep',
    (payload) => `${json(payload).slice(0, -1)},"nested":${nested}}`,
  ],
];

/** The last letter of the first text becomes a byte that UTF-8 does not have. */
const brokenUtf8 = (text: string): Uint8Array => {
  const bytes = Buffer.from(text);
  bytes[text.indexOf('":"') + 3] = 0xff;
  return bytes;
};

const caseOf = (operation: Operation, topic: string, [name, words, encode, rare]: Body): Case => ({
  key: `${operation.id}/${topic}/${name}`,
  operation,
  part: 'refusals',
  words,
  base: 'all',
  encode,
  ...(rare === undefined ? {} : { rare: true }),
});

const casesOf =
  (topic: string, bodies: readonly Body[]) =>
  (operation: Operation): readonly Case[] =>
    bodies.map((body) => caseOf(operation, topic, body));

const refuses = (id: string, topic: string, bodies: readonly Body[]): void =>
  requirement<Observation>(id, {
    on: on.writes,
    after: 'refusals',
    cases: casesOf(topic, bodies),
    sees: seenOwn(({ key }) => key.includes(`/${topic}/`)),
    judge: ({ exchange }) => {
      isRefused(exchange);
      return undefined;
    },
  });

refuses('BODY-01', 'not-json', notJson);

requirement<Observation>('BODY-02', {
  on: on.creates,
  after: 'refusals',
  cases: (operation) => [caseOf(operation, 'empty', ['body', 'the body is empty', () => undefined])],
  sees: seenOwn(({ key }) => key.endsWith('/empty/body')),
  judge: ({ exchange }) => {
    isRefused(exchange);
    return undefined;
  },
});

refuses('BODY-03', 'no-object', noObject);

requirement<Observation>('BODY-04', {
  on: on.writes,
  after: 'refusals',
  cases: casesOf('oddity', oddities),
  sees: seenOwn(({ key }) => key.includes('/oddity/')),
  judge: (observation) =>
    `${observation.case.words}: ${wasAccepted(observation) ? 'accepted' : `answered with ${observation.exchange.answer?.status}`}`,
});
