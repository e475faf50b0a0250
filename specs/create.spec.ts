import {
  exampleAgain,
  exampleCreate,
  type History,
  type Observation,
  observationsOf,
  on,
  type Revisit,
  requirement,
  revisits,
  type Scene,
  type Seen,
  seenObservation,
  seenScene,
  wasAccepted,
} from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { objectIn } from '../target/index.ts';
import { agree, agreeWithScene, bodyObject, fitsEntity, hasStatus, holds, isAccepted } from '../verdicts/index.ts';
import { incompleteCreates, leftOutIsFilledIn } from './left-out.ts';
import { isListedOnce, seenListed } from './listed-once.ts';
import { chosenId } from './scenarios/chosen-id.ts';
import { shownId } from './shown-id.ts';
import { speaksForOperation } from './speaks-for-operation.ts';
import { unchanged } from './unchanged.ts';

/** Creates that everything else borrows: they are judged by what they send, and by what all creates have in common. */
const allCreates = ['CREATE-04', 'CREATE-09', 'CREATE-10', 'CREATE-11', 'ENUM-01', 'TEXT-01', 'DATE-01', 'TYPE-03'];

const accepted = (history: History, operation: Operation): readonly Seen<Observation>[] =>
  observationsOf(history, operation.id)
    .filter((observation) => wasAccepted(observation) && observation.case.method === undefined)
    .map(seenObservation);

/** One of two creates of equal values, of which the other one was accepted. */
const hasAcceptedTwin = ({ observations }: History, { case: { key, operation } }: Observation): boolean => {
  const pair = [`${operation.id}/example`, `${operation.id}/example-again`];
  const twin = observations.get(pair.find((other) => other !== key) ?? '');
  return pair.includes(key) && twin !== undefined && wasAccepted(twin);
};

/** Accepted creates whose object can be looked at. */
const created = (history: History, operation: Operation): readonly Seen<Observation>[] =>
  accepted(history, operation).filter(({ of }) => of.id !== undefined && of.case.place === undefined);

requirement<Observation>('CREATE-01', {
  on: on.creates,
  needsOwn: false,
  after: 'creates',
  borrows: allCreates,
  sees: (history, { operation }) =>
    observationsOf(history, operation.id)
      .filter((observation) => hasAcceptedTwin(history, observation) || speaksForOperation(observation, history))
      .map(seenObservation),
  judge: ({ exchange }, { operation }) => {
    hasStatus(exchange, operation.success);
    return undefined;
  },
});

requirement<Observation>('CREATE-02', {
  on: on.creates,
  needsOwn: false,
  after: 'creates',
  borrows: allCreates,
  sees: (history, { operation }) => accepted(history, operation),
  judge: ({ exchange }, { entity }) => {
    // What @odata.type says is CREATE-05's.
    fitsEntity(entity, bodyObject(exchange), '@odata.type');
    return undefined;
  },
});

/** Values that nobody wished for: realistic ones, of any create. */
const isOrdinaryIn =
  ({ payload, case: { values = {} } }: Observation) =>
  ({ name }: { readonly name: string }): boolean =>
    name in payload && !(name in values);

requirement<Observation>('CREATE-03', {
  on: on.creates,
  needsOwn: false,
  after: 'creates',
  borrows: ['CREATE-10'],
  // What becomes of special values is the matter of TEXT, DATE and ENUM, and of the example that of CREATE-09.
  sees: (history, { operation }) =>
    accepted(history, operation).filter(({ of }) => of.case.part === 'probe' || of.case.part === 'creates'),
  judge: (observation, { entity }) => {
    const { payload, exchange } = observation;
    agree(entity, payload, bodyObject(exchange), 'the answer', isOrdinaryIn(observation));
    return undefined;
  },
});

requirement<readonly Observation[]>('CREATE-04', {
  on: on.creates,
  after: 'creates',
  cases: (operation) => [exampleAgain(operation)].filter((example) => example !== undefined),
  borrows: allCreates.filter((id) => id !== 'CREATE-04'),
  sees: (history, { operation }) => {
    const all = created(history, operation).map(({ of }) => of);
    return all.flatMap((one, i) => {
      const same = all.slice(0, i).filter(({ id }) => id === one.id);
      return same.length > 0 || i === 0 ? [{ ...seenObservation(one), of: [...same, one] }] : [];
    });
  },
  judge: (same) => {
    holds(same.length < 2, `The id ${same[0]?.id} was given out before, to another object`, {
      property: 'id',
      expected: 'a new id',
      actual: same[0]?.id,
    });
    return undefined;
  },
});

requirement<Observation>('CREATE-05', {
  on: on.creates,
  needsOwn: false,
  after: 'creates',
  borrows: allCreates,
  sees: (history, { operation }) =>
    accepted(history, operation).filter(({ exchange }) => objectIn(exchange.answer) !== undefined),
  judge: ({ exchange, after }, { entity }) => {
    for (const type of [objectIn(exchange.answer)?.['@odata.type'], after?.object?.['@odata.type']]) {
      holds(
        type === undefined || type === entity.odataType,
        `@odata.type is ${JSON.stringify(type)}, not ${entity.odataType}`,
        {
          property: '@odata.type',
          expected: entity.odataType,
          actual: type,
        },
      );
    }
    return undefined;
  },
});

requirement<Observation>('CREATE-06', {
  on: on.creates,
  after: 'creates',
  borrows: allCreates,
  sees: (history, { operation }) =>
    history.standing.get.routed === false ? [] : created(history, operation).filter(({ of }) => of.after !== undefined),
  judge: ({ exchange, after, id }, { entity }) => {
    const object = after?.object;
    const status = after?.exchange.answer?.status;
    holds(
      object !== undefined,
      `GET of the new object is answered with ${status}${status === 200 ? ' and no object' : ''}`,
      {
        expected: '200 and the object',
        actual: status === 200 ? '200 and no object' : `${status}`,
      },
    );
    holds(object.id === id, 'GET of the new object shows another id', {
      property: 'id',
      expected: id,
      actual: object.id,
    });
    agree(entity, bodyObject(exchange), object, 'GET');
    const seen = [
      ...((after?.delayMs ?? 0) > 100 ? ['new objects are not visible at once'] : []),
      ...(after?.wrapped === true ? ['GET shows the object wrapped in "value"'] : []),
    ];
    return seen.length === 0 ? undefined : seen.join('; ');
  },
});

requirement('CREATE-07', {
  on: on.creates,
  after: 'cleanup',
  borrows: allCreates,
  sees: (history, { operation }) =>
    history.standing.list.routed === false ? [] : seenListed(history, created(history, operation)),
  judge: isListedOnce,
});

requirement<Revisit>('CREATE-08', {
  on: on.creates,
  after: 'creates',
  borrows: allCreates,
  standsOn: ['list', 'get'],
  sees: (history, { operation }) => [
    ...revisits(history, 'creates', created(history, operation)),
    ...(history.disturbed.creates ?? []).map(({ observation, before, now }) => ({
      ...seenObservation(observation),
      of: { before, now },
    })),
  ],
  judge: unchanged('others were created'),
});

requirement<Observation>('CREATE-09', {
  on: on.creates,
  needsOwn: false,
  after: 'creates',
  cases: (operation) => [exampleCreate(operation)].filter((example) => example !== undefined),
  sees: (history, { operation }) =>
    observationsOf(history, operation.id)
      .filter(({ case: { key } }) => key === `${operation.id}/example`)
      .map(seenObservation),
  judge: ({ exchange }, { entity, operation }) => {
    isAccepted(exchange);
    agree(entity, operation.exampleResponse ?? {}, bodyObject(exchange), 'the answer');
    return undefined;
  },
});

requirement<Observation>('CREATE-10', {
  on: on.creates,
  after: 'creates',
  cases: incompleteCreates,
  sees: (history, { operation }) =>
    observationsOf(history, operation.id)
      .filter(({ case: { omit } }) => omit !== undefined)
      .map(seenObservation),
  judge: leftOutIsFilledIn,
});

requirement<Scene>('CREATE-11', {
  on: on.creates,
  after: 'sequences',
  scenario: chosenId,
  sees: seenScene('CREATE-11'),
  judge: agreeWithScene,
});

requirement<Observation>('CREATE-12', {
  on: on.creates,
  after: 'creates',
  borrows: allCreates,
  standsOn: ['get'],
  // The very first object is read before anything is known about GET.
  sees: (history, { operation }) => created(history, operation).filter(({ of }) => of.case.part === 'creates'),
  judge: ({ exchange, beside, id }) => {
    const location = exchange.answer?.headers.location;
    if (location === undefined) return 'a create is answered without Location';
    const detail = { property: 'Location', expected: 'the address of the new object', actual: location };
    holds(URL.canParse(location, exchange.request.url), `Location is no address: ${location}`, detail);
    const followed = beside.location;
    if (followed === undefined) return 'Location leads to another origin: not followed';
    holds(followed.answer?.status === 200, `Location leads to an answer of ${followed.answer?.status}`, detail);
    holds(shownId(followed) === id, 'Location leads to another object', detail);
    return undefined;
  },
});
