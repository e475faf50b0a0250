import { type Case, fire, type SceneContext } from '../../runner/index.ts';
import type { Exchange } from '../../target/index.ts';
import { agree, bodyObject, differences, hasStatus, holds, statusIn } from '../../verdicts/index.ts';
import { type Keeps, type Model, wrongInList } from './collection-model.ts';

/** The collection on the target, as the commands use it. */
export interface Real {
  readonly range: SceneContext['range'];
  /** Names the requests of one sequence. */
  readonly name: string;
  steps: number;
  readonly exchanges: Exchange[];
  readonly keeps: Keeps;
}

type Step = (model: Model, real: Real, pick: number) => Promise<void>;

interface Kind {
  /** Whether the model has what the step needs. */
  readonly possible: (model: Model) => boolean;
  readonly run: Step;
}

const caseOf = (real: Real, kind: 'create' | 'update', base: Case['base']): Case => ({
  key: `${real.name}/${++real.steps}`,
  operation: real.range.collection.entity.operations[kind],
  part: 'sequences',
  words: `step ${real.steps} of a sequence is ${kind === 'create' ? 'a create' : 'an update'}`,
  base,
});

const anyAlive = ({ alive }: Model): boolean => alive.length > 0;
const anyDead = ({ dead }: Model): boolean => dead.length > 0;
const at = <T>(items: readonly T[], pick: number): T => {
  const item = items[pick % items.length];
  if (item === undefined) throw new Error('the model has nothing to pick from');
  return item;
};

const subset = (names: readonly string[], pick: number): readonly string[] => {
  const some = names.filter((_, i) => ((pick >> (i % 8)) & 1) === 1);
  return some.length > 0 ? some : names.slice(0, 1);
};

const keep = (real: Real, exchange: Exchange): Exchange => {
  real.exchanges.push(exchange);
  return exchange;
};

/** Whoever answers may be behind another one that has shown already that the object is gone. */
const assertGone = async ({ range: { collection }, ...real }: Real, id: string, purpose: string): Promise<void> => {
  const reading = await collection.readUntil(id, purpose, ({ exchange }) => exchange.answer?.status === 404);
  real.exchanges.push(reading.exchange);
  hasStatus(reading.exchange, 404);
};

/** What can happen to a collection, and what has to be seen when it does. */
export const kinds = {
  create: {
    possible: () => true,
    run: async (model, real) => {
      const { exchange, id, payload, mark } = await fire(real.range, caseOf(real, 'create', 'all'));
      keep(real, exchange);
      if (exchange.attempts === 1) model.marks.add(mark);
      hasStatus(exchange, real.range.collection.entity.operations.create.success);
      const state = bodyObject(exchange);
      agree(real.range.collection.entity, payload, state, 'the answer', real.keeps);
      holds(id !== undefined, 'A create is answered without an id');
      holds(
        !model.alive.some((one) => one.id === id) && !model.dead.includes(id),
        `A create is given the id ${id} again`,
        { property: 'id', expected: 'a new id', actual: id },
      );
      model.alive.push({ id, state });
    },
  },
  update: {
    possible: anyAlive,
    run: async (model, real, pick) => {
      const { entity } = real.range.collection;
      const object = at(model.alive, pick);
      const base = subset(
        entity.properties.map(({ name }) => name),
        pick,
      );
      const { exchange, payload } = await fire(real.range, caseOf(real, 'update', base), {
        id: object.id,
        state: object.state,
        lost: false,
      });
      keep(real, exchange);
      hasStatus(exchange, entity.operations.update.success);
      object.state = { ...object.state, ...payload };
      agree(entity, object.state, bodyObject(exchange), 'the answer', real.keeps);
    },
  },
  read: {
    possible: anyAlive,
    run: async (model, real, pick) => {
      const object = at(model.alive, pick);
      const { entity } = real.range.collection;
      // Whoever answers may be behind another one that has shown the change already.
      const reading = await real.range.collection.readUntil(
        object.id,
        'reads an object of a sequence',
        ({ object: shown }) => shown !== undefined && differences(entity, object.state, shown, real.keeps).length === 0,
      );
      keep(real, reading.exchange);
      holds(reading.object !== undefined, `GET answers ${statusIn(reading.exchange)} for an object that is there`);
      agree(entity, object.state, reading.object, 'GET', real.keeps);
    },
  },
  list: {
    possible: () => true,
    run: async (model, real) => {
      const { value } = await real.range.collection.patience.until(
        () => real.range.collection.list('lists the collection in a sequence'),
        ({ objects }) => wrongInList(real.range.collection.entity, real.keeps, model, objects) === undefined,
      );
      for (const exchange of value.exchanges) keep(real, exchange);
      const wrong = wrongInList(real.range.collection.entity, real.keeps, model, value.objects);
      holds(wrong === undefined, wrong ?? '', { property: 'id' });
    },
  },
  delete: {
    possible: anyAlive,
    run: async (model, real, pick) => {
      const object = at(model.alive, pick);
      const { collection } = real.range;
      const exchange = keep(real, await collection.remove(object.id, 'deletes an object of a sequence'));
      hasStatus(exchange, collection.entity.operations.delete.success);
      model.alive.splice(model.alive.indexOf(object), 1);
      model.dead.push(object.id);
      await assertGone(real, object.id, 'looks whether the object is gone');
      collection.journal.remove(collection.itemUrl(object.id));
    },
  },
  readDeleted: {
    possible: anyDead,
    run: (model, real, pick) => assertGone(real, at(model.dead, pick), 'reads a deleted object'),
  },
  // What DELETE answers to an id that is gone is not documented; what it does is: nothing.
  deleteDeleted: {
    possible: anyDead,
    run: async (model, real, pick) => {
      const { collection } = real.range;
      keep(real, await collection.remove(at(model.dead, pick), 'deletes a deleted object once more'));
    },
  },
  updateDeleted: {
    possible: anyDead,
    run: async (model, real, pick) => {
      const id = at(model.dead, pick);
      // With a mark, as everything that could become an object: what this one makes has to be found again.
      const request: Case = { ...caseOf(real, 'update', 'all'), place: 'unknown-item', unknownId: id };
      const { exchange, mark } = await fire({ ...real.range, canRead: false }, request);
      if (exchange.attempts === 1) model.marks.add(mark);
      hasStatus(keep(real, exchange), 404, 400);
      await assertGone(real, id, 'reads a deleted object after an update of it');
    },
  },
} as const satisfies Record<string, Kind>;
