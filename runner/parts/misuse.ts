import { needsObject } from '../case.ts';
import { cleanUp } from '../clean-up.ts';
import { fire } from '../fire.ts';
import { casesOf, record, relist, type Tour } from '../tour.ts';

/** Methods that nobody documents, last of all: a service that takes them may lose everything. */
export const fireMisuse = async (tour: Tour): Promise<void> => {
  for (const request of casesOf(tour, 'misuse')) {
    const lane = needsObject(request) ? await tour.lanes.lane(0) : undefined;
    if (needsObject(request) && lane === undefined) continue;
    record(tour, await fire(tour.range, request, lane));
  }
  await relist(tour, 'misuse');
  await cleanUp(tour);
};
