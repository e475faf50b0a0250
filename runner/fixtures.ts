import { markOf } from '../generators/index.ts';
import type { Entity } from '../schemas/index.ts';
import { type Settings, UsageError } from '../target/index.ts';
import { type Collection, type CollectionOptions, createCollection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fixtureEntity, isKnown, isOfType, type KnownParent } from './fixture-entity.ts';
import { remove } from './removal.ts';
import { statusOf } from './status-of.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

export interface DiscoveryOptions extends Omit<CollectionOptions, 'entity' | 'parameters'> {
  /** Which parents to create and which to discover, by path parameter. */
  readonly wanted: Settings['fixtures'];
}

export interface FixtureOptions extends DiscoveryOptions {
  readonly entities: readonly Entity[];
  /** The ids of the parents that are not wanted. */
  readonly parameters: Parameters;
  readonly run: RunIdentity;
}

/** Candidates looked into for a parent that has the next one below it: each costs a listing. */
const candidates = 20;

const reach = (options: DiscoveryOptions, parent: KnownParent, parameters: Parameters): Collection =>
  createCollection({ ...options, entity: fixtureEntity(parent), parameters });

/** How the user gets on without the suite's help. */
const wayOut = ({ parameter: { option, variable }, recipe }: KnownParent): string =>
  `${recipe.advice} --${option} or ${variable} takes its id.`;

/** Creates a parent with the mark of the run, and waits until it can be read. */
const create = async (options: FixtureOptions, parent: KnownParent, parameters: Parameters): Promise<string> => {
  const { recipe, parameter } = parent;
  if (recipe.create === undefined) throw new Error(`the settings let a run create a ${parameter.name}`);
  const collection = reach(options, parent, parameters);
  const mark = markOf(options.run.runId, `fixture/${parameter.name}`);
  const body = { ...recipe.create.body, [recipe.create.mark]: `${recipe.create.body[recipe.create.mark]} ${mark}` };
  const exchange = await collection.call({
    operation: collection.entity.operations.create,
    purpose: 'creates a parent object for this run',
    url: collection.collectionUrl(),
    body: JSON.stringify(body),
    mark,
  });
  const id = collection.note(exchange);
  if (id === undefined) {
    throw new UsageError(
      `--${parameter.option}: no ${collection.entity.name} could be created, POST ${collection.collectionUrl()} is answered with ${statusOf(exchange)}. ${wayOut(parent)}`,
    );
  }
  await collection.readUntil(id, 'waits for the parent object of this run', ({ object }) => object !== undefined);
  return id;
};

/** The ids of the first objects that stand below each other, one for each of the parents; undefined where there are none. */
const discover = async (
  options: DiscoveryOptions,
  [parent, ...below]: readonly KnownParent[],
  known: Parameters,
): Promise<Parameters | undefined> => {
  if (parent === undefined) return known;
  const { objects } = await reach(options, parent, known).list('looks for a parent object');
  for (const object of objects.filter((one) => isOfType(parent, one)).slice(0, candidates)) {
    const found = await discover(options, below, { ...known, [parent.parameter.name]: String(object.id) });
    if (found !== undefined) return found;
  }
  return undefined;
};

const missingIn = ({ parents }: Entity, ids: Parameters): readonly KnownParent[] =>
  parents.filter(isKnown).filter(({ parameter: { name } }) => ids[name] === undefined);

const wantedAs = (
  { wanted }: DiscoveryOptions,
  word: Settings['fixtures'][string],
  parents: readonly KnownParent[],
): readonly KnownParent[] => parents.filter(({ parameter: { name } }) => wanted[name] === word);

const nothingShown = (parents: readonly KnownParent[]): UsageError => {
  const options = parents.map(({ parameter }) => `--${parameter.option}`).join(', ');
  const names = parents.map(({ parameter }) => parameter.name).join(' with a ');
  return new UsageError(`${options}: the target shows no ${names}. ${parents.map(wayOut).join(' ')}`);
};

/** The ids together with those of the parents of one entity that are to be discovered; undefined where there are none. */
export const discoverParents = async (
  options: DiscoveryOptions,
  entity: Entity,
  ids: Parameters,
): Promise<Parameters | undefined> => discover(options, wantedAs(options, 'discover', missingIn(entity, ids)), ids);

/**
 * Finds or creates the parent objects that the settings name no id of.
 *
 * @returns the ids of all parents by path parameter
 * @throws UsageError where there is none and none can be made: what was created until then is in the journal
 */
export const provideParents = async (options: FixtureOptions): Promise<Parameters> => {
  let ids = options.parameters;
  for (const entity of options.entities) {
    for (const parent of wantedAs(options, 'create', missingIn(entity, ids))) {
      ids = { ...ids, [parent.parameter.name]: await create(options, parent, ids) };
    }
    const found = await discoverParents(options, entity, ids);
    if (found === undefined) throw nothingShown(wantedAs(options, 'discover', missingIn(entity, ids)));
    ids = found;
  }
  return ids;
};

/** Deletes the parent objects that the run created, innermost first. */
export const removeParents = async (options: FixtureOptions): Promise<void> => {
  const { entities, parameters, journal } = options;
  for (const parent of entities.flatMap(({ parents }) => parents.filter(isKnown)).reverse()) {
    const collection = reach(options, parent, parameters);
    for (const { id } of journal.open(collection.entity.name)) await remove(collection, id, true);
  }
};
