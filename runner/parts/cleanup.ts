import { cleanUp } from '../clean-up.ts';
import { casesOf, relist, type Tour } from '../tour.ts';

/** Deletes everything but one object, where there is still something to misuse. */
export const cleanUpMost = async (tour: Tour): Promise<void> => {
  const kept = casesOf(tour, 'misuse').length === 0 ? undefined : await tour.lanes.lane(0);
  tour.history.deletions.push(...(await cleanUp(tour, kept?.id)));
  await relist(tour, 'cleanup');
};
