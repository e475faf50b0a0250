import type { Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';
import { choose, type Offer } from './choose.ts';
import { objectsMissing } from './objects-needed.ts';
import type { Plan, WholePlan } from './plan.ts';

/** The names of what is taken, with their places in the order of the choice. */
type Taken = ReadonlyMap<string, number>;

type Part = Pick<Plan, 'cases' | 'scenarios'>;

/** An object that something is tried on is created and deleted. */
export const pricePerObject = 2;

/**
 * Chooses, and keeps back what the objects cost that the chosen requests need and none of them creates.
 *
 * @param missing how many those are, for a choice
 */
const chooseWithObjects = (
  offers: readonly Offer[],
  writes: number,
  missing: (taken: Taken) => number,
  keptBack = 0,
): Taken => {
  const taken = new Map(choose(offers, writes - keptBack).map(({ key }, place) => [key, place]));
  const needed = missing(taken) * pricePerObject;
  return needed > keptBack ? chooseWithObjects(offers, writes, missing, needed) : taken;
};

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
  const nameOf = ({ entity }: WholePlan, key: string): string => `${entity.name} ${key}`;
  const possible = plans.flatMap((plan) =>
    plan.offers
      .filter(({ aspects }) => aspects.some(({ operation }) => isThere(operation)))
      .map((offer) => ({ ...offer, key: nameOf(plan, offer.key) })),
  );
  const partOf = (plan: WholePlan, taken: Taken, isWanted: (key: string) => boolean): Part => ({
    cases: plan.cases.filter(({ key }) => isWanted(key) && taken.has(nameOf(plan, key))),
    scenarios: plan.scenarios.filter(({ requirement: { id } }) => isWanted(id) && taken.has(nameOf(plan, id))),
  });
  const taken = chooseWithObjects(possible, writes, (so) =>
    plans.reduce((sum, plan) => {
      const { cases, scenarios } = partOf(plan, so, () => true);
      return sum + objectsMissing(cases, scenarios);
    }, 0),
  );
  return plans.map((plan) => {
    const placeOf = (key: string): number => taken.get(nameOf(plan, key)) ?? 0;
    const own = new Set(
      plan.offers.filter(({ aspects }) => aspects.some(({ operation }) => isOwn(operation))).map(({ key }) => key),
    );
    const { cases, scenarios } = partOf(plan, taken, (key) => own.has(key));
    // Updates of one object keep their order among each other: what one sets is what the next one changes.
    const isInRow = ({ wishes, part }: Case): boolean => wishes !== undefined || part === 'updates';
    const walk = cases.filter(isInRow);
    const others = cases.filter((request) => !isInRow(request)).toSorted((a, b) => placeOf(a.key) - placeOf(b.key));
    return {
      entity: plan.entity,
      cases: [...walk, ...others],
      scenarios,
      wanted: plan.wanted,
      ownCases: plan.ownCases,
      leftOut: new Map(plan.offers.filter(({ key }) => !taken.has(nameOf(plan, key))).map(({ key }) => [key, why])),
      beside: objectsMissing(cases, scenarios),
    };
  });
};
