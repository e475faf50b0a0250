import type { Deletion } from './history.ts';
import { remove } from './removal.ts';
import { findStrays } from './strays.ts';
import type { Tour } from './tour.ts';

/** Deletes what the run created, newest first, and what strayed into the collection with its mark; but one object. */
export const cleanUp = async ({ collection, history, range, run }: Tour, keep?: string): Promise<Deletion[]> => {
  findStrays(history, collection, run.runId);
  const open = collection.journal.open(collection.entity.name).filter(({ id }) => id !== keep);
  return Promise.all(open.map(({ id }) => remove(collection, id, range.canRead)));
};
