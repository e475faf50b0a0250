import { differences, type Representation } from '../verdicts/index.ts';
import type { Part } from './case.ts';
import type { Range } from './fire.ts';
import type { Disturbance, MutableHistory } from './history.ts';
import type { Listing, Observation } from './observation.ts';
import { isOfAnotherRun } from './of-another-run.ts';

/** Objects of no run that differ between two listings, or are in the first only: other runs do change theirs. */
const changed = (
  { collection, run }: Range,
  before: Listing,
  after: Listing,
): readonly { before: Representation; now: Representation | undefined }[] => {
  const later = new Map(after.objects.map((object) => [object.id, object]));
  return before.objects
    .filter(({ id }) => typeof id === 'string' && !collection.journal.knows(collection.itemUrl(id)))
    .filter((object) => !isOfAnotherRun(collection.entity, object, run.runId))
    .map((object) => ({ before: object, now: later.get(object.id) }))
    .filter(({ before: object, now }) => now === undefined || differences(collection.entity, object, now).length > 0);
};

/** What changes between two listings while something happens. */
const changedWhile = async <T>(range: Range, happens: () => Promise<T>) => {
  const before = await range.collection.list('lists the collection before a request is repeated');
  const outcome = await happens();
  const after = await range.collection.list('lists the collection after a request was repeated');
  return { outcome, changes: changed(range, before, after) };
};

/** Often enough that other people's doings do not fall between the right listings each time. */
const rounds = 5;

/**
 * Whether the run's requests change objects that are not its own. Other people change their objects too, so what
 * changed during a part is only taken for the run's doing if it happens again each time that one more request of the
 * same kind is sent, and does not happen while nothing but a listing is.
 *
 * @param again sends such a request, with other values in each round
 */
export const findDisturbed = async (
  range: Range,
  history: MutableHistory,
  part: Part,
  start: Listing | undefined,
  again: (round: number) => Promise<Observation>,
): Promise<void> => {
  const end = history.listings[part];
  if (start === undefined || end === undefined || changed(range, start, end).length === 0) return;
  let found: readonly Disturbance[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { outcome: observation, changes } = await changedWhile(range, () => again(round));
    if (changes.length === 0) return;
    const idle = await changedWhile(range, () => range.collection.list('looks whether other people are at work'));
    if (idle.changes.length > 0) return;
    found = changes.map((one) => ({ ...one, observation }));
  }
  history.disturbed[part] = found;
};
