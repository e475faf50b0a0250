import type { Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';
import { choose, type Offer } from './choose.ts';
import type { Plan, WholePlan } from './plan.ts';

/**
 * Cuts the plans of all entities to a number of writes, together: what one of them shows need not be shown by another.
 *
 * @param isThere whether an operation is known to be routed: nothing is reserved for one that is not
 * @param why what is said of an address that nothing is left for
 * @param isOwn whether what is tried on an operation is sent here: the choice is made among all of it
 */
export const cutPlans = (
  plans: readonly WholePlan[],
  writes: number,
  isThere: (operation: Operation) => boolean,
  why: string,
  isOwn: (operation: Operation) => boolean = isThere,
): readonly Plan[] => {
  const nameOf = (plan: WholePlan, offer: Offer): string => `${plan.entity.name} ${offer.key}`;
  const possible = plans.flatMap((plan) =>
    plan.offers
      .filter(({ aspects }) => aspects.some(({ operation }) => isThere(operation)))
      .map((offer) => ({ ...offer, key: nameOf(plan, offer) })),
  );
  const places = new Map(choose(possible, writes).map(({ key }, place) => [key, place]));
  return plans.map((plan) => {
    const placeOf = (key: string): number | undefined => places.get(`${plan.entity.name} ${key}`);
    const own = new Set(
      plan.offers.filter(({ aspects }) => aspects.some(({ operation }) => isOwn(operation))).map(({ key }) => key),
    );
    const byPlace = (a: Case, b: Case): number => (placeOf(a.key) ?? 0) - (placeOf(b.key) ?? 0);
    const chosen = plan.cases.filter(({ key }) => placeOf(key) !== undefined);
    const kept = chosen.filter(({ key }) => own.has(key));
    // Updates of one object keep their order among each other: what one sets is what the next one changes.
    const isInRow = ({ wishes, part }: Case): boolean => wishes !== undefined || part === 'updates';
    const walk = kept.filter(isInRow);
    const others = kept.filter((request) => !isInRow(request)).toSorted(byPlace);
    return {
      entity: plan.entity,
      cases: [...walk, ...others],
      scenarios: plan.scenarios.filter(({ requirement: { id } }) => placeOf(id) !== undefined && own.has(id)),
      wanted: plan.wanted,
      leftOut: new Map(plan.offers.filter(({ key }) => placeOf(key) === undefined).map(({ key }) => [key, why])),
      elsewhere: chosen.filter(({ key, part }) => part === 'creates' && !own.has(key)).length,
    };
  });
};
