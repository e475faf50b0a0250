import * as fc from 'fast-check';
import type { Profile } from '../../generators/index.ts';
import { disagree, type Scenario, type Scene, type SceneContext } from '../../runner/index.ts';
import type { Exchange } from '../../target/index.ts';
import { ClauseBroken } from '../../verdicts/index.ts';
import type { Model } from './collection-model.ts';
import { kinds, type Real } from './sequence-steps.ts';

type Name = keyof typeof kinds;

/**
 * Every kind of step after the ones it depends on: what no random draw may miss. Updates set one property alone, and
 * each another one, because each can be updated alone; an even number picks the first object of two.
 */
const everyStep: readonly (readonly [Name, number])[] = [
  ['create', 0],
  ['create', 0],
  ['update', 2],
  ['read', 1],
  ['delete', 0],
  ['readDeleted', 0],
  ['updateDeleted', 0],
  ['deleteDeleted', 0],
  ['list', 0],
  ['create', 0],
  ['list', 0],
  ['update', 8],
  ['read', 0],
  // Between the update and whatever else makes a service list anew.
  ['list', 0],
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

/** How many random sequences are tried beside the one that has every step. */
const sizes: Readonly<Record<Profile, { readonly runs: number; readonly length: number }>> = {
  smoke: { runs: 0, length: 0 },
  standard: { runs: 0, length: 0 },
  deep: { runs: 12, length: 20 },
};

const detailOf = ({ property, expected, actual }: ClauseBroken) => ({
  ...(property === undefined ? {} : { property }),
  expected,
  actual,
});

const playSequences = async ({ range, run, profile, changed }: SceneContext): Promise<Scene> => {
  const { entity } = range.collection;
  const exchanges: Exchange[] = [];
  let sequences = 0;
  const fresh = (): { model: Model; real: Real } => ({
    model: { alive: [], dead: [], marks: new Set() },
    real: {
      range,
      name: `${entity.operations.create.id}/sequence-${++sequences}`,
      steps: 0,
      exchanges,
      keeps: ({ name }) => !changed.has(name),
    },
  });

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
