import type { History, Listing, Observation, Seen } from '../runner/index.ts';
import type { Entity } from '../schemas/index.ts';
import { agree, holds, statusIn } from '../verdicts/index.ts';

/** A create, the first listing after it, and the ids of further objects that it made. */
interface Listed {
  readonly observation: Observation;
  readonly listing: Listing;
  readonly doubles: readonly unknown[];
}

/** Whether a listing shows the id beside the object itself: one that was moved to another id is no second one. */
const standsBeside = ({ listings }: History, own: unknown, id: unknown): boolean =>
  Object.values(listings).some(({ objects }) => [id, own].every((one) => objects.some((object) => object.id === one)));

/** Creates of the parts that end with a listing, each with that listing. */
export const seenListed = (history: History, creates: readonly Seen<Observation>[]): readonly Seen<Listed>[] => {
  const { created: first = history.listings.probe, creates: later } = history.listings;
  return creates.flatMap((seen) => {
    const { part } = seen.of.case;
    const listing = part === 'probe' ? first : part === 'creates' ? later : undefined;
    const doubles = history.strays
      .filter(({ observation }) => observation === seen.of && seen.exchange.attempts === 1)
      .map(({ object }) => object.id)
      .filter((id) => standsBeside(history, seen.of.id, id));
    return listing === undefined ? [] : [{ ...seen, of: { observation: seen.of, listing, doubles } }];
  });
};

/** The new object stands in the list once, with the values that GET shows, and no other one came with it. */
export const isListedOnce = (
  { observation, listing, doubles }: Listed,
  { entity }: { readonly entity: Entity },
): undefined => {
  const last = listing.exchanges.at(-1);
  // Where no answer came, it is not the list that is wrong.
  if (last !== undefined) statusIn(last);
  holds(listing.problem === undefined, `The list cannot be read: ${listing.problem}`, {
    expected: 'a list',
    actual: listing.problem,
  });
  const times = listing.objects.filter(({ id }) => id === observation.id).length;
  holds(times === 1, `The new object stands ${times === 0 ? 'nowhere' : `${times} times`} in the list`, {
    property: 'id',
    expected: `${observation.id} once`,
    actual: `${times} times`,
  });
  holds(doubles.length === 0, `The create made another object as well, with the id ${doubles[0]}`, {
    property: 'id',
    expected: 'one new object',
    actual: `${doubles.length + 1} new objects`,
  });
  // Later parts change objects; those that updates will change are as they were when this listing is made.
  const entry = listing.objects.find(({ id }) => id === observation.id);
  const { object } = observation.after ?? {};
  if (observation.case.part !== 'creates' || entry === undefined || object === undefined) return undefined;
  agree(entity, object, entry, 'the list');
  return undefined;
};
