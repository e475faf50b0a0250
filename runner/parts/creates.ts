import { findDisturbed } from '../disturbed.ts';
import { fire } from '../fire.ts';
import { plainCreate } from '../plain.ts';
import { revisit, statesOf } from '../revisit.ts';
import { settle, wasAccepted } from '../settle.ts';
import { casesOf, record, relist, type Tour } from '../tour.ts';

/** All valid creates at once; then what became of each packed value, and of everything that was there before. */
export const fireCreates = async (tour: Tour): Promise<void> => {
  const { allowance, creates, history, mayCreate, plan, range } = tour;
  if (mayCreate) {
    const fired = await Promise.all(
      casesOf(tour, 'creates').map(async (request) => record(tour, await fire(range, request))),
    );
    const bench = {
      allowance,
      guilty: new Set<string>(),
      fire: async (request: Parameters<typeof fire>[1]) => record(tour, await fire(range, request)),
    };
    for (const parcel of fired) {
      for (const found of await settle(bench, parcel)) history.wishes.set(found.wish.key, found);
    }
    creates.push(...fired.filter(wasAccepted));
  }
  await relist(tour, 'creates');
  await revisit(tour, 'creates', statesOf(creates));
  if (!mayCreate) return;
  const plain = plainCreate(plan.entity.operations.create);
  const again = { ...plain, key: `${plain.key}/again`, part: 'creates' as const };
  await findDisturbed(range, history, 'creates', history.listings.probe, () => fire(range, again));
};
