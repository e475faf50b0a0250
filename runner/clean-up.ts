import { runsIn } from '../generators/index.ts';
import type { Collection } from './collection.ts';
import type { Deletion } from './history.ts';
import { madeUnmarked } from './left-behind.ts';
import { remove } from './removal.ts';
import { findStrays } from './strays.ts';
import type { Tour } from './tour.ts';

/** Deletes what the run created, newest first, and what strayed into the collection with its mark; but one object. */
export const cleanUp = async ({ collection, history, range, run }: Tour, keep?: string): Promise<Deletion[]> => {
  findStrays(history, collection, run.runId);
  const open = collection.open().filter((id) => id !== keep);
  return Promise.all(open.map((id) => remove(collection, id, range.canRead)));
};

/** What GET denies and the list still shows stands there: it is left behind, and the report has to say so. */
const adoptShown = async (collection: Collection, ids: readonly string[]): Promise<void> => {
  const { objects } = await collection.listUntil('looks whether the list still shows what was deleted', [], ids);
  for (const id of ids) if (objects.some((object) => object.id === id)) collection.adopt(id);
};

/**
 * The last thing a run does to a collection: looks for everything that is its own, by its mark or because a request
 * whose answer never came has made it, and deletes it together with what the journal still knows.
 *
 * @param canRead whether GET of an item can be relied on
 * @returns whether it is known what is there: the collection was listed, or every request that creates was answered
 */
export const cleanUpAll = async (collection: Collection, runId: string, canRead: boolean): Promise<boolean> => {
  const { entity, journal } = collection;
  const gone = journal.gone(entity.name).map(({ id }) => id);
  const { objects, problem } = await collection.listUntil('looks for what is left of this run', [], gone);
  const interrupted = journal.unanswered.flatMap(({ verbatim, collection: place }) =>
    verbatim !== undefined && place === collection.collectionUrl() ? [verbatim] : [],
  );
  const ours = [
    ...objects.filter((object) => runsIn(entity, object).includes(runId)),
    ...madeUnmarked(entity, interrupted, objects),
  ];
  for (const { id } of ours) {
    if (typeof id === 'string' && !journal.knows(collection.itemUrl(id))) collection.adopt(id);
  }
  const back = gone.filter((id) => objects.some((object) => object.id === id));
  for (const id of back) collection.adopt(id);
  // Some services create below a parent that is not there.
  const places = [collection, ...entity.parents.map(({ parameter: { name } }) => collection.below(name))];
  await Promise.all(places.flatMap((place) => place.open().map((id) => remove(place, id, canRead))));
  if (back.length > 0) await adoptShown(collection, back);
  return problem === undefined || journal.unanswered.length === 0;
};
