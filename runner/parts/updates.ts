import { type Case, needsObject } from '../case.ts';
import { findDisturbed } from '../disturbed.ts';
import { fire } from '../fire.ts';
import type { Lane } from '../lane.ts';
import type { Observation } from '../observation.ts';
import { plainUpdate } from '../plain.ts';
import { revisit, statesOf } from '../revisit.ts';
import { settle } from '../settle.ts';
import { attempt, casesOf, record, relist, type Tour } from '../tour.ts';

/** Valid updates, all of one object and one after the other: each follows from the state the last one left. */
export const fireUpdates = async (tour: Tour): Promise<void> => {
  const { allowance, creates, history, lanes, plan, range } = tour;
  const send = async (_: Tour, request: Case, lane?: Lane) => record(tour, await fire(range, request, lane));
  const inRow = async (request: Case, how: typeof attempt = send): Promise<Observation | undefined> => {
    const lane = needsObject(request) ? await lanes.lane(0) : undefined;
    return needsObject(request) && lane === undefined ? undefined : how(tour, request, lane);
  };
  if (history.standing.update.works) {
    const parcels: Observation[] = [];
    for (const request of casesOf(tour, 'updates')) {
      const observation = await inRow(request, attempt);
      if (observation?.case.wishes !== undefined) parcels.push(observation);
    }
    const bench = {
      allowance,
      guilty: new Set<string>(),
      fire: async (request: Case): Promise<Observation> => {
        const observation = await inRow(request);
        if (observation === undefined) throw new Error('there is no object left to update');
        return observation;
      },
    };
    for (const parcel of parcels) {
      for (const found of await settle(bench, parcel)) history.wishes.set(found.wish.key, found);
    }
  }
  await relist(tour, 'updates');
  const lane = await lanes.lane(0);
  await revisit(tour, 'updates', statesOf(creates.filter(({ id }) => id !== undefined && !lanes.used.has(id))));
  if (lane === undefined || !history.standing.update.works) return;
  const plain = plainUpdate(plan.entity.operations.update, 1);
  const again = (round: number): Case => ({ ...plain, key: `${plain.key}/again-${round}` });
  await findDisturbed(range, history, 'updates', history.listings.creates, (round) => fire(range, again(round), lane));
};
