import { type Case, needsObject } from '../case.ts';
import { cleanUp } from '../clean-up.ts';
import { attempt, casesOf, record, relist, type Tour } from '../tour.ts';

/** Makes sure that the object that was kept is there, and not one that went with those that were deleted. */
const provideObject = async ({ collection, lanes, range }: Tour): Promise<void> => {
  const { journal } = collection;
  for (;;) {
    const { created } = journal;
    const lane = await lanes.lane(0);
    // One that was made just now may be a moment late.
    if (lane === undefined || !range.canRead || journal.created > created) return;
    const { answer } = await collection.read(lane.id, 'looks whether the object that was kept is there');
    if (answer?.status !== 404) return;
    lane.lost = true;
  }
};

/** A service may refuse a method on the collection and carry it out all the same: is the object in it still there? */
const attemptOnCollection = async (tour: Tour, request: Case): Promise<void> => {
  const observation = await attempt(tour, request);
  const lane = tour.range.canRead ? await tour.lanes.lane(0) : undefined;
  if (lane === undefined || observation === undefined) return;
  const { exchange } = await tour.collection.readUntil(
    lane.id,
    'looks whether the object in the collection is still there',
    ({ object }) => object !== undefined,
  );
  record(tour, { ...observation, beside: { ...observation.beside, survivor: exchange } });
};

/** Methods that nobody documents, last of all: a service that takes them may lose everything. */
export const fireMisuse = async (tour: Tour): Promise<void> => {
  const cases = casesOf(tour, 'misuse');
  if (cases.length > 0) await provideObject(tour);
  // What could empty the collection comes after what needs an object in it.
  for (const request of cases.filter(needsObject)) {
    const lane = await tour.lanes.lane(0);
    if (lane !== undefined) await attempt(tour, request, lane);
  }
  for (const request of cases.filter((one) => !needsObject(one))) await attemptOnCollection(tour, request);
  await relist(tour, 'misuse');
  await cleanUp(tour);
};
