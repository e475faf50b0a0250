import { needsObject } from '../case.ts';
import { cleanUp } from '../clean-up.ts';
import { attempt, casesOf, relist, type Tour } from '../tour.ts';

/** Methods that nobody documents, last of all: a service that takes them may lose everything. */
export const fireMisuse = async (tour: Tour): Promise<void> => {
  // What could empty the collection comes after what needs an object in it.
  const cases = casesOf(tour, 'misuse');
  for (const request of [...cases.filter(needsObject), ...cases.filter((one) => !needsObject(one))]) {
    const lane = needsObject(request) ? await tour.lanes.lane(0) : undefined;
    if (needsObject(request) && lane === undefined) continue;
    await attempt(tour, request, lane);
  }
  await relist(tour, 'misuse');
  await cleanUp(tour);
};
