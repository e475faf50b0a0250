import * as fc from 'fast-check';
import { marksIn, type Profile } from '../../generators/index.ts';
import { type Case, disagree, fire, type Scenario, type Scene, type SceneContext } from '../../runner/index.ts';
import type { Exchange } from '../../target/index.ts';
import {
  agree,
  bodyObject,
  ClauseBroken,
  differences,
  hasStatus,
  holds,
  type Representation,
  statusIn,
} from '../../verdicts/index.ts';

/** What a collection is, as simple as can be: the objects that are there, and the ids that are there no more. */
interface Model {
  readonly alive: { readonly id: string; state: Representation }[];
  readonly dead: string[];
  /** The marks of the payloads that were sent once: what carries one is an object of the model. */
  readonly marks: Set<string>;
}

/** The collection on the target, as the commands use it. */
interface Real {
  readonly range: SceneContext['range'];
  /** Names the requests of one sequence. */
  readonly name: string;
  steps: number;
  readonly exchanges: Exchange[];
  /** Whether a property is looked at. */
  readonly keeps: (property: { readonly name: string }) => boolean;
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

/** What can happen to a collection, and what has to be seen when it does. */
const kinds = {
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
      const reading = await real.range.collection.readUntil(
        object.id,
        'reads an object of a sequence',
        ({ object: shown }) => shown !== undefined,
      );
      keep(real, reading.exchange);
      holds(reading.object !== undefined, `GET answers ${statusIn(reading.exchange)} for an object that is there`);
      agree(real.range.collection.entity, object.state, reading.object, 'GET', real.keeps);
    },
  },
  list: {
    possible: () => true,
    run: async (model, real) => {
      const { value } = await real.range.collection.patience.until(
        () => real.range.collection.list('lists the collection in a sequence'),
        ({ objects }) => wrongInList(real, model, objects) === undefined,
      );
      for (const exchange of value.exchanges) keep(real, exchange);
      const wrong = wrongInList(real, model, value.objects);
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
      const reading = await collection.readUntil(
        object.id,
        'looks whether the object is gone',
        (now) => now.exchange.answer?.status === 404,
      );
      keep(real, reading.exchange);
      hasStatus(reading.exchange, 404);
      collection.journal.remove(collection.itemUrl(object.id));
    },
  },
  readDeleted: {
    possible: anyDead,
    run: async (model, real, pick) =>
      hasStatus(keep(real, await real.range.collection.read(at(model.dead, pick), 'reads a deleted object')), 404),
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
      const request = caseOf(real, 'update', 'all');
      const { exchange } = await fire({ ...real.range, canRead: false }, request, { id, state: {}, lost: false });
      hasStatus(keep(real, exchange), 404, 400);
      const after = keep(real, await real.range.collection.read(id, 'reads a deleted object after an update of it'));
      hasStatus(after, 404);
    },
  },
} as const satisfies Record<string, Kind>;

/** An entry may show fewer properties than GET does; those it shows are those of now. */
const outdated = ({ range, keeps }: Real, model: Model, objects: readonly Representation[]): string | undefined =>
  model.alive.flatMap(({ id, state }) => {
    const entry = objects.find((object) => object.id === id) ?? {};
    return differences(range.collection.entity, state, entry, ({ name }) => name in entry && keeps({ name })).map(
      ({ property }) => `${property} of ${id} is out of date in the list`,
    );
  })[0];

const wrongInList = (real: Real, model: Model, objects: readonly Representation[]): string | undefined => {
  const missing = model.alive.find(({ id }) => objects.filter((object) => object.id === id).length !== 1);
  if (missing !== undefined) return `${missing.id}, which is there, does not stand exactly once in the list`;
  const ghost = model.dead.find((id) => objects.some((object) => object.id === id));
  if (ghost !== undefined) return `${ghost}, which was deleted, stands in the list`;
  const double = objects.find(
    (object) =>
      marksIn(object).some((mark) => model.marks.has(mark)) && !model.alive.some(({ id }) => id === object.id),
  );
  return double === undefined
    ? outdated(real, model, objects)
    : `${double.id}, which nobody created, stands in the list with the values of an object that was`;
};

type Name = keyof typeof kinds;

/** Every kind of step after the ones it depends on: what no random draw may miss. */
const everyStep: readonly (readonly [Name, number])[] = [
  ['create', 0],
  ['create', 0],
  ['update', 0],
  ['read', 1],
  ['delete', 0],
  ['readDeleted', 0],
  ['updateDeleted', 0],
  ['deleteDeleted', 0],
  ['list', 0],
  ['create', 0],
  ['list', 0],
  ['update', 0],
  ['read', 0],
  ['delete', 1],
  ['read', 0],
  ['list', 0],
];

type SequenceCommand = fc.AsyncCommand<Model, Real>;

const command = (name: Name, pick: number): SequenceCommand => ({
  check: (model) => kinds[name].possible(model),
  run: (model, real) => kinds[name].run(model, real, pick),
  toString: () => `${name}(${pick})`,
});

const randomCommands = (length: number): fc.Arbitrary<Iterable<SequenceCommand>> =>
  fc.commands(
    (Object.keys(kinds) as Name[]).map((name) => fc.nat(255).map((pick) => command(name, pick))),
    { maxCommands: length, size: 'max' },
  );

const sizes: Readonly<Record<Profile, { readonly runs: number; readonly length: number }>> = {
  smoke: { runs: 0, length: 0 },
  standard: { runs: 0, length: 0 },
  deep: { runs: 12, length: 20 },
};

const playSequences = async ({ range, run, profile, changed }: SceneContext): Promise<Scene> => {
  const { entity } = range.collection;
  const exchanges: Exchange[] = [];
  let sequences = 0;
  let last: Real | undefined;
  const fresh = (): { model: Model; real: Real } => {
    last = {
      range,
      name: `${entity.operations.create.id}/sequence-${++sequences}`,
      steps: 0,
      exchanges,
      keeps: ({ name }) => !changed.has(name),
    };
    return { model: { alive: [], dead: [], marks: new Set() }, real: last };
  };

  const fixed = everyStep.map(([name, pick]) => command(name, pick));
  try {
    await fc.asyncModelRun(fresh, fixed);
  } catch (error) {
    if (!(error instanceof ClauseBroken)) throw error;
    return disagree(exchanges, exchanges.at(-1), error.message, { ...detailOf(error), steps: fixed.map(String) });
  }
  const { runs, length } = sizes[profile];
  if (runs === 0) return { exchanges };
  const outcome = await fc.check(
    fc.asyncProperty(fc.limitShrink(randomCommands(length), 12), async (commands) => fc.asyncModelRun(fresh, commands)),
    { seed: run.seed, numRuns: runs },
  );
  if (!outcome.failed) return { exchanges };
  const error = outcome.errorInstance;
  if (!(error instanceof ClauseBroken)) throw error;
  return disagree(exchanges, exchanges.at(-1), error.message, {
    ...detailOf(error),
    steps: [String(outcome.counterexample?.[0])],
    seed: outcome.seed,
    ...(outcome.counterexamplePath === null ? {} : { path: outcome.counterexamplePath }),
  });
};

/** Sequences of creates, updates, reads and deletes against the model: one that has every step, then random ones. */
export const anySequence: Scenario = {
  // Three creates, three updates and four deletes; random sequences come on top in deep runs.
  price: 10,
  play: playSequences,
};

const detailOf = ({ property, expected, actual }: ClauseBroken) => ({
  ...(property === undefined ? {} : { property }),
  expected,
  actual,
});
