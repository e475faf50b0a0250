import { type Case, type Observation, on, requirement, seenExchanges, seenOwn } from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import type { Exchange } from '../target/index.ts';
import { holds, isRefused } from '../verdicts/index.ts';

/** The methods that the documentation does not have: of the collection beside create, of the item beside update. */
const undocumented: Readonly<Record<'create' | 'update', readonly string[]>> = {
  create: ['PUT', 'DELETE'],
  update: ['POST', 'PUT'],
};

/** PUT creates where there is nothing, says HTTP: but not here. */
const putToNowhere = (operation: Operation): Case => ({
  key: `${operation.id}/misuse/PUT-unknown`,
  operation,
  part: 'misuse',
  words: 'the method is PUT on an item that is not there',
  base: 'all',
  method: 'PUT',
  place: 'unknown-item',
  rare: true,
});

requirement<Observation>('HTTP-01', {
  on: on.writes,
  after: 'misuse',
  cases: (operation) => [
    ...undocumented[operation.kind === 'create' ? 'create' : 'update'].map(
      (method): Case => ({
        key: `${operation.id}/misuse/${method}`,
        operation,
        part: 'misuse',
        words: `the method is ${method} on the ${operation.kind === 'create' ? 'collection' : 'item'}`,
        base: method === 'DELETE' ? 'none' : 'all',
        method,
      }),
    ),
    ...(operation.kind === 'update' ? [putToNowhere(operation)] : []),
  ],
  sees: seenOwn(({ key }) => key.includes('/misuse/')),
  judge: ({ exchange, beside: { survivor } }) => {
    isRefused(exchange, undefined, [400, 404, 405, 501]);
    const { status } = exchange.answer ?? {};
    holds(
      survivor?.answer?.status !== 404,
      `${exchange.request.method} of the collection is refused with ${status}, and what stood in it is gone`,
      { expected: 'the object that stood in the collection', actual: '404' },
    );
    return undefined;
  },
});

const mediaTypes = [
  ['text/plain', 'the body is declared as text/plain'],
  ['application/x-www-form-urlencoded', 'the body is declared as a form'],
] as const;

requirement<Observation>('HTTP-02', {
  on: on.writes,
  after: 'refusals',
  cases: (operation) =>
    mediaTypes.map(
      ([contentType, words]): Case => ({
        key: `${operation.id}/media-type/${contentType}`,
        operation,
        part: 'refusals',
        words,
        base: 'all',
        contentType,
      }),
    ),
  sees: seenOwn(({ key }) => key.includes('/media-type/')),
  judge: ({ exchange }) => {
    isRefused(exchange, undefined, [400, 415]);
    return undefined;
  },
});

/** Answers of the service itself: 429, 503 and 504 may come from anything in between, other 5xx are ERROR-03's. */
const byService = ({ exchange: { answer } }: { readonly exchange: Exchange }): boolean =>
  answer !== undefined && answer.status !== 429 && answer.status < 500;

requirement<Exchange>('HTTP-03', {
  on: on.every,
  needsOwn: false,
  after: 'misuse',
  borrows: 'all',
  sees: (history, { operation }) =>
    seenExchanges(history, operation.id).filter((seen) => byService(seen) && (seen.exchange.answer?.text ?? '') !== ''),
  judge: ({ answer }) => {
    const mediaType = answer?.headers['content-type'] ?? '';
    holds(
      /^application\/json\s*(;|$)/i.test(mediaType.trim()),
      `The ${answer?.status} answer says Content-Type: ${mediaType || 'nothing'}`,
      {
        property: 'Content-Type',
        expected: 'application/json',
        actual: mediaType || 'nothing',
      },
    );
    return undefined;
  },
});

requirement<Exchange>('HTTP-04', {
  on: on.every,
  needsOwn: false,
  after: 'misuse',
  borrows: 'all',
  sees: (history, { operation }) => seenExchanges(history, operation.id).filter(byService),
  judge: ({ request, answer }) => {
    const sent = request.headers['client-request-id'];
    const got = answer?.headers['client-request-id'];
    holds((answer?.headers['request-id'] ?? '') !== '', `The ${answer?.status} answer has no request-id`, {
      property: 'request-id',
      expected: 'an id',
      actual: 'none',
    });
    holds(
      got?.toLowerCase() === sent?.toLowerCase(),
      `The ${answer?.status} answer does not repeat the client-request-id`,
      {
        property: 'client-request-id',
        expected: sent,
        actual: got ?? 'none',
      },
    );
    return undefined;
  },
});

/** Each parent in turn is unknown, while the others are the right ones. */
const unknownParents = (operation: Operation): readonly Case[] =>
  operation.entity.parents.map(({ parameter: { name } }) => ({
    key: `${operation.id}/unknown-parent/${name}`,
    operation,
    part: 'refusals',
    words: `there is no parent object with that ${name}`,
    base: operation.kind === 'create' || operation.kind === 'update' ? 'all' : 'none',
    place: 'unknown-parent',
    unknownParent: name,
  }));

requirement<Observation>('HTTP-05', {
  on: on.every,
  after: 'refusals',
  cases: unknownParents,
  sees: seenOwn(({ place }) => place === 'unknown-parent'),
  judge: ({ exchange }) => {
    isRefused(exchange, undefined, [400, 404]);
    return undefined;
  },
});
