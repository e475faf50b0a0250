import pLimit from 'p-limit';
import type { Case } from '../case.ts';
import { findDisturbed } from '../disturbed.ts';
import { fire } from '../fire.ts';
import { lanesOf } from '../lanes.ts';
import { isUsable, objectsNeeded } from '../objects-needed.ts';
import { besideAccepted, plainCreate } from '../plain.ts';
import { revisit, statesOf } from '../revisit.ts';
import { settle, wasAccepted } from '../settle.ts';
import { attempt, casesOf, record, relist, type Tour } from '../tour.ts';

/** Objects to try things on, where too few were created. */
const bystandersFor = ({ creates, history, plan }: Tour): readonly Case[] => {
  const plain = plainCreate(plan.entity.operations.create);
  const ready = lanesOf(creates.filter((one) => isUsable(one.case))).length;
  const missing = Math.max(0, objectsNeeded(plan.cases, plan.scenarios) - ready);
  // Where the plan was cut, nothing is left for objects that it does not know.
  const most = history.leftOut.size > 0 ? plan.beside : missing;
  return Array.from({ length: Math.min(missing, most) }, (_, i) => ({
    ...plain,
    key: `${plain.key}/beside-${i + 1}`,
    part: 'creates' as const,
  }));
};

/** All valid creates at once; then what became of each packed value, and of everything that was there before. */
export const fireCreates = async (tour: Tour): Promise<void> => {
  const { allowance, concurrency, creates, history, mayCreate, plan, range } = tour;
  if (mayCreate) {
    const limit = pLimit(concurrency);
    const tried = await Promise.all(casesOf(tour, 'creates').map((request) => limit(attempt, tour, request)));
    const fired = tried.filter((observation) => observation !== undefined);
    const beside = { ...range, run: besideAccepted(range.run, plan.entity) };
    const bench = {
      allowance,
      guilty: new Set<string>(),
      fire: async (request: Case) => record(tour, await fire(beside, request)),
    };
    for (const parcel of fired) {
      for (const found of await settle(bench, parcel)) {
        // A member that is refused spoils many parcels; where it was sent alone is the evidence.
        const known = history.wishes.get(found.wish.key);
        if (known?.fate !== 'guilty') history.wishes.set(found.wish.key, found);
      }
    }
    creates.push(...fired.filter(wasAccepted));
    for (const request of bystandersFor(tour)) {
      const observation = record(tour, await fire(range, request));
      if (wasAccepted(observation)) creates.push(observation);
    }
  }
  await relist(tour, 'creates');
  await revisit(tour, 'creates', statesOf(creates));
  if (!mayCreate) return;
  const plain = plainCreate(plan.entity.operations.create);
  const again = (round: number) => ({ ...plain, key: `${plain.key}/again-${round}`, part: 'creates' as const });
  await findDisturbed(range, history, 'creates', history.listings.probe, (round) => fire(range, again(round)));
};
