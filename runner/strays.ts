import { markPrefix, marksIn } from '../generators/index.ts';
import { isSuccess } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Collection } from './collection.ts';
import { fire, type Range } from './fire.ts';
import type { History, MutableHistory, Stray } from './history.ts';
import type { Observation } from './observation.ts';

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

/**
 * New objects without any mark may be somebody else's. Where a refused create had no place for a mark, it is sent
 * once more between two listings: an object that appears again is the request's doing.
 */
export const confirmUnmarked = async (range: Range, history: MutableHistory): Promise<void> => {
  const { collection } = range;
  const nameless = unknownIn(history.listings.refusals?.objects ?? [], collection, idsBefore(history));
  if (nameless.length === 0) return;
  for (const observation of [...history.observations.values()].filter(refusedCreate)) {
    if (observation.exchange.request.body?.includes(observation.mark)) continue;
    const before = await collection.list('lists the collection before a refused create is repeated');
    await fire(range, { ...observation.case, key: `${observation.case.key}/again` });
    const after = await collection.list('lists the collection after a refused create was repeated');
    const known = new Set(before.objects.map(({ id }) => id));
    const appeared: Stray[] = unknownIn(after.objects, collection, known).map((object) => ({ object, observation }));
    history.strays.push(...appeared);
    history.unclaimed.push(...appeared.map(({ object }) => collection.itemUrl(String(object.id))));
  }
};
