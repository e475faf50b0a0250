import { differences, type Representation } from '../verdicts/index.ts';
import type { Part } from './case.ts';
import type { Range } from './fire.ts';
import type { Disturbance, MutableHistory } from './history.ts';
import type { Listing, Observation } from './observation.ts';

/** Objects that are not the run's and that differ between two listings, or are in the first only. */
const changed = (
  { collection }: Range,
  before: Listing,
  after: Listing,
): readonly { before: Representation; now: Representation | undefined }[] => {
  const later = new Map(after.objects.map((object) => [object.id, object]));
  return before.objects
    .filter(({ id }) => typeof id === 'string' && !collection.journal.knows(collection.itemUrl(id)))
    .map((object) => ({ before: object, now: later.get(object.id) }))
    .filter(({ before: object, now }) => now === undefined || differences(collection.entity, object, now).length > 0);
};

/**
 * Whether the run's requests change objects that are not its own. Other people change their objects too, so what
 * changed during a part is only taken for the run's doing if it happens again, between two listings, around one more
 * request of the same kind.
 */
export const findDisturbed = async (
  range: Range,
  history: MutableHistory,
  part: Part,
  start: Listing | undefined,
  again: () => Promise<Observation>,
): Promise<void> => {
  const end = history.listings[part];
  if (start === undefined || end === undefined || changed(range, start, end).length === 0) return;
  const before = await range.collection.list('lists the collection before a request is repeated');
  const observation = await again();
  const after = await range.collection.list('lists the collection after a request was repeated');
  const found: Disturbance[] = changed(range, before, after).map((one) => ({ ...one, observation }));
  history.disturbed[part] = found;
};
