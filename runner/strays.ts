import { markPrefix, marksIn } from '../generators/index.ts';
import type { Entity } from '../schemas/index.ts';
import { isSuccess } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Allowance } from './allowance.ts';
import type { Collection } from './collection.ts';
import { fire, type Range } from './fire.ts';
import type { History, MutableHistory } from './history.ts';
import type { Observation } from './observation.ts';
import { isOfAnotherRun } from './of-another-run.ts';

const idOf = (object: Representation): string | undefined => (typeof object.id === 'string' ? object.id : undefined);

/** Ids in a listing that no answer ever told us about. */
const unknownIn = (
  objects: readonly Representation[],
  collection: Collection,
  before: ReadonlySet<unknown>,
): readonly Representation[] =>
  objects.filter((object) => {
    const id = idOf(object);
    return id !== undefined && !before.has(id) && !collection.journal.knows(collection.itemUrl(id));
  });

const idsBefore = (history: History): ReadonlySet<unknown> =>
  new Set(history.listings.probe?.objects.map(({ id }) => id) ?? []);

/**
 * Objects in the listings so far that carry a mark of this run, though no answer named them: which request made
 * them? They are ours, so they are noted for deletion.
 */
export const findStrays = (history: MutableHistory, collection: Collection, runId: string): void => {
  const byMark = new Map([...history.observations.values()].map((observation) => [observation.mark, observation]));
  for (const listing of Object.values(history.listings)) {
    for (const object of unknownIn(listing.objects, collection, idsBefore(history))) {
      const ours = marksIn(object).filter((mark) => mark.startsWith(markPrefix(runId)));
      if (ours.length === 0) continue;
      const observation = ours.map((mark) => byMark.get(mark)).find((found) => found !== undefined);
      collection.adopt(String(object.id));
      history.strays.push({ object, observation });
    }
  }
};

const refusedCreate = ({ case: { operation }, exchange: { answer } }: Observation): boolean =>
  operation.kind === 'create' && answer !== undefined && !isSuccess(answer);

/** Without what has the mark of another run: two shards at work send much the same. */
const notOfOthers = (
  { collection: { entity }, run }: Range,
  objects: readonly Representation[],
): readonly Representation[] => objects.filter((object) => !isOfAnotherRun(entity, object, run.runId));

/** Sends a refused create so many times between two listings; the unmarked objects that only the second one shows. */
const appearedWith = async (
  range: Range,
  history: History,
  { case: request }: Observation,
  times: number,
): Promise<readonly Representation[]> => {
  const { collection } = range;
  const before = await collection.list('lists the collection before a refused create is repeated');
  for (let time = 1; time <= times; time++) await fire(range, { ...request, key: `${request.key}/again` });
  const after = await collection.list('lists the collection after a refused create was repeated');
  const known = new Set([...idsBefore(history), ...before.objects.map(({ id }) => id)]);
  return notOfOthers(range, unknownIn(after.objects, collection, known));
};

/** The objects of the largest group whose texts and members are the same: equal requests make alike objects. */
const alikeIn = (objects: readonly Representation[], { properties }: Entity): readonly Representation[] => {
  const lasting = properties.filter(({ kind }) => kind !== 'date');
  const groups = new Map<string, Representation[]>();
  for (const object of objects) {
    const likeness = JSON.stringify(lasting.map(({ name }) => object[name] ?? null));
    groups.set(likeness, [...(groups.get(likeness) ?? []), object]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
};

/** So many alike objects do not come from elsewhere in the time that as many requests take. */
const proof = 3;

/** Those whose request had no place for a mark first: they need none to be spoilt on the way. */
const suspects = (history: History): readonly Observation[] => {
  const marked = ({ exchange, mark }: Observation): boolean => exchange.request.body?.includes(mark) === true;
  const refused = [...history.observations.values()].filter(refusedCreate);
  return [...refused.filter((one) => !marked(one)), ...refused.filter(marked)];
};

/**
 * New objects without any mark may be somebody else's. Each refused create is sent once more between two listings, as
 * long as the allowance lasts, and, where an object appeared, three times: what makes an object each time is the
 * request. It need not be what was sent: some services make an object of defaults first.
 */
export const confirmUnmarked = async (range: Range, history: MutableHistory, allowance: Allowance): Promise<void> => {
  const { collection } = range;
  const unknown = unknownIn(history.listings.refusals?.objects ?? [], collection, idsBefore(history));
  const nameless = notOfOthers(range, unknown);
  if (nameless.length === 0) return;
  for (const observation of suspects(history)) {
    if (!allowance.take(1)) return;
    if ((await appearedWith(range, history, observation, 1)).length === 0) continue;
    const appeared = alikeIn(await appearedWith(range, history, observation, proof), collection.entity);
    if (appeared.length < proof) continue;
    history.strays.push(...appeared.map((object) => ({ object, observation })));
    history.unclaimed.push(...appeared.map(({ id }) => collection.itemUrl(String(id))));
  }
};
