import { needsObject } from '../case.ts';
import { cleanUp } from '../clean-up.ts';
import type { Observation } from '../observation.ts';
import { attempt, casesOf, record, relist, type Tour } from '../tour.ts';

/** A service may refuse a method on the collection and carry it out all the same: is the object in it still there? */
const lookForSurvivor = async (tour: Tour, observation: Observation): Promise<void> => {
  const { collection, lanes, range } = tour;
  const lane = range.canRead ? await lanes.lane(0) : undefined;
  if (lane === undefined) return;
  const { exchange } = await collection.readUntil(
    lane.id,
    'looks whether the object in the collection is still there',
    ({ object }) => object !== undefined,
  );
  record(tour, { ...observation, beside: { ...observation.beside, survivor: exchange } });
};

/** Methods that nobody documents, last of all: a service that takes them may lose everything. */
export const fireMisuse = async (tour: Tour): Promise<void> => {
  // What could empty the collection comes after what needs an object in it.
  const cases = casesOf(tour, 'misuse');
  for (const request of [...cases.filter(needsObject), ...cases.filter((one) => !needsObject(one))]) {
    const lane = needsObject(request) ? await tour.lanes.lane(0) : undefined;
    if (needsObject(request) && lane === undefined) continue;
    const observation = await attempt(tour, request, lane);
    if (observation !== undefined && lane === undefined) await lookForSurvivor(tour, observation);
  }
  await relist(tour, 'misuse');
  await cleanUp(tour);
};
