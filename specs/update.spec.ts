import {
  exampleUpdate,
  type History,
  type Observation,
  observationsOf,
  on,
  plainUpdate,
  type Revisit,
  requirement,
  revisits,
  type Scene,
  type Seen,
  sameUpdate,
  seenObservation,
  seenScene,
  wasAccepted,
} from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { agree, agreeWithScene, bodyObject, fitsEntity, hasStatus, holds, isAccepted } from '../verdicts/index.ts';
import { idStays, updatesWithAnId } from './id-stays.ts';
import { loneUpdates } from './lone-updates.ts';
import { twoInARow } from './scenarios/two-in-a-row.ts';
import { shownId } from './shown-id.ts';
import { speaksForOperation } from './speaks-for-operation.ts';
import { unchanged } from './unchanged.ts';

/** Updates that everything else borrows. */
const allUpdates = ['UPDATE-03', 'UPDATE-07', 'UPDATE-10', 'ENUM-02', 'TEXT-01', 'DATE-01', 'TYPE-03'];

const accepted = (history: History, operation: Operation): readonly Seen<Observation>[] =>
  observationsOf(history, operation.id)
    .filter(
      (observation) =>
        wasAccepted(observation) && observation.case.method === undefined && observation.case.place === undefined,
    )
    .map(seenObservation);

/** Accepted updates of the documented kind; those with an id or without a property have clauses of their own. */
const regular = (history: History, operation: Operation): readonly Seen<Observation>[] =>
  accepted(history, operation).filter(({ of }) => of.case.part === 'probe' || of.case.part === 'updates');

const byKey = (history: History, operation: Operation, name: string): readonly Seen<Observation>[] =>
  observationsOf(history, operation.id)
    .filter(({ case: { key } }) => key === `${operation.id}/${name}`)
    .map(seenObservation);

requirement<Observation>('UPDATE-01', {
  on: on.updates,
  needsOwn: false,
  after: 'updates',
  cases: (operation) => [sameUpdate(operation)],
  borrows: allUpdates,
  sees: (history, { operation }) =>
    observationsOf(history, operation.id)
      .filter((observation) => speaksForOperation(observation, history))
      .map(seenObservation),
  judge: ({ exchange }, { operation }) => {
    hasStatus(exchange, operation.success);
    // Where it shows no entity, nothing else can be told of updates: it has to be told here.
    bodyObject(exchange);
    return undefined;
  },
});

requirement<Observation>('UPDATE-02', {
  on: on.updates,
  after: 'updates',
  borrows: allUpdates,
  sees: (history, { operation }) => regular(history, operation),
  judge: ({ exchange }, { entity }) => {
    fitsEntity(entity, bodyObject(exchange));
    return undefined;
  },
});

requirement<Observation>('UPDATE-03', {
  on: on.updates,
  after: 'updates',
  cases: (operation) => [plainUpdate(operation, 1)],
  borrows: ['UPDATE-10'],
  // Ordinary values only: what becomes of special ones is the matter of TEXT, DATE and ENUM.
  sees: (history, { operation }) => accepted(history, operation).filter(({ of }) => of.case.ordinary === true),
  judge: ({ exchange, payload }, { entity }) => {
    agree(entity, payload, bodyObject(exchange), 'the answer', ({ name }) => name in payload);
    return undefined;
  },
});

requirement<Observation>('UPDATE-04', {
  on: on.updates,
  after: 'updates',
  borrows: allUpdates,
  sees: (history, { operation }) => regular(history, operation),
  judge: ({ exchange, payload, before = {}, after }, { entity }) => {
    const unsent = ({ name }: { readonly name: string }): boolean => !(name in payload);
    agree(entity, before, bodyObject(exchange), 'the answer to an update that left it out', unsent);
    if (after?.object !== undefined)
      agree(entity, before, after.object, 'GET after an update that left it out', unsent);
    return undefined;
  },
});

requirement<Observation>('UPDATE-05', {
  on: on.updates,
  after: 'refusals',
  borrows: allUpdates,
  cases: updatesWithAnId,
  sees: (history, { operation }) => [
    ...regular(history, operation),
    ...byKey(history, operation, 'other-id'),
    ...byKey(history, operation, 'id-of-another'),
  ],
  judge: idStays,
});

requirement<Observation>('UPDATE-06', {
  on: on.updates,
  after: 'updates',
  borrows: allUpdates,
  standsOn: ['get'],
  sees: (history, { operation }) => regular(history, operation).filter(({ of }) => of.after !== undefined),
  judge: ({ exchange, after }, { entity }) => {
    holds(after?.object !== undefined, `GET of the updated object is answered with ${after?.exchange.answer?.status}`);
    agree(entity, bodyObject(exchange), after.object, 'GET');
    return (after.delayMs ?? 0) > 100 ? 'updates are not visible at once' : undefined;
  },
});

requirement<Observation>('UPDATE-07', {
  on: on.updates,
  after: 'updates',
  cases: loneUpdates,
  // What becomes of special values is the matter of ENUM, TEXT and TYPE, and of everything else that of UPDATE-04.
  sees: (history, { operation }) =>
    operation.entity.properties.flatMap(({ name }) => byKey(history, operation, `only/${name}`)),
  judge: ({ exchange, payload, after, case: { property } }, { entity }) => {
    isAccepted(exchange, property);
    const own = ({ name }: { readonly name: string }): boolean => name === property;
    agree(entity, payload, bodyObject(exchange), 'the answer', own);
    if (after?.object !== undefined) agree(entity, payload, after.object, 'GET', own);
    return undefined;
  },
});

requirement<Observation>('UPDATE-08', {
  on: on.updates,
  after: 'refusals',
  cases: (operation) => [
    {
      key: `${operation.id}/empty-object`,
      operation,
      part: 'refusals',
      words: 'the payload is an empty object',
      base: 'none',
    },
  ],
  sees: (history, { operation }) => byKey(history, operation, 'empty-object'),
  judge: ({ exchange, before = {}, after }, { entity }) => {
    hasStatus(exchange, 200, 400);
    if (after?.object !== undefined) agree(entity, before, after.object, 'GET');
    return exchange.answer?.status === 400 ? 'an empty update is refused' : undefined;
  },
});

requirement<Revisit>('UPDATE-09', {
  on: on.updates,
  after: 'updates',
  borrows: allUpdates,
  // One object is updated, another one is not: without a second create there is no bystander.
  looksFor: ({ operation, part }, { entity }) => operation === entity.operations.create && part === 'creates',
  fewest: 2,
  standsOn: ['list', 'get', 'create'],
  sees: (history, { entity }) => [
    ...revisits(history, 'updates', observationsOf(history, entity.operations.create.id).map(seenObservation)),
    ...(history.disturbed.updates ?? []).map(({ observation, before, now }) => ({
      ...seenObservation(observation),
      of: { before, now },
    })),
  ],
  judge: unchanged('another one was updated'),
});

requirement<Observation>('UPDATE-10', {
  on: on.updates,
  needsOwn: false,
  after: 'updates',
  cases: (operation) => [exampleUpdate(operation)].filter((example) => example !== undefined),
  sees: (history, { operation }) => byKey(history, operation, 'example'),
  judge: ({ exchange }) => {
    isAccepted(exchange);
    return undefined;
  },
});

requirement<{ readonly observation: Observation; readonly made: unknown }>('UPDATE-11', {
  on: on.updates,
  after: 'cleanup',
  cases: (operation) => [
    {
      key: `${operation.id}/unknown-id`,
      operation,
      part: 'refusals',
      words: 'the id is unknown',
      base: 'all',
      place: 'unknown-item',
    },
    {
      key: `${operation.id}/malformed-id`,
      operation,
      part: 'refusals',
      words: 'the id is a word',
      base: 'all',
      place: 'unknown-item',
      unknownId: 'not-an-id',
      rare: true,
    },
  ],
  sees: (history, { operation }) =>
    ['unknown-id', 'malformed-id']
      .flatMap((key) => byKey(history, operation, key))
      .map((seen) => ({
        ...seen,
        of: {
          observation: seen.of,
          made: history.strays.find(({ observation }) => observation === seen.of)?.object.id,
        },
      })),
  judge: ({
    observation: {
      exchange,
      beside: { again },
    },
    made,
  }) => {
    hasStatus(exchange, 404, 400);
    holds(made === undefined, `An update of an unknown id made an object, ${made}`, {
      property: 'id',
      expected: 'no new object',
      actual: made,
    });
    // Whoever shows some other object to every GET has made none of that id.
    const id = again && `${shownId(again)}`.toLowerCase();
    holds(
      id === undefined || !again?.request.url.toLowerCase().endsWith(`/${encodeURIComponent(id)}`),
      'An update of an unknown id made an object with that id',
      {
        property: 'id',
        expected: 'no new object',
        actual: 'an object',
      },
    );
    return undefined;
  },
});

requirement<Scene>('UPDATE-12', {
  on: on.updates,
  after: 'sequences',
  standsOn: ['create', 'get'],
  scenario: twoInARow,
  sees: seenScene('UPDATE-12'),
  judge: agreeWithScene,
});
