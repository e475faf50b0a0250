import type { Wish } from '../../generators/index.ts';
import { planFor, type WholePlan } from '../../runner/plan.ts';
import { specialtyOf } from '../../runner/worth.ts';
import type { Finding } from '../../verdicts/index.ts';
import { checks, contract } from '../runner/checks.ts';
import { caughtBy, type Outcome } from './outcome.ts';

const context = { contract, profile: 'deep', run: { seed: 7, runId: 'run7' }, hasReader: true } as const;

const plans: readonly WholePlan[] = contract.entities.map((entity) => planFor(entity, checks, () => true, context));

const withPieces = (wish: Wish): readonly Wish[] => [wish, ...wish.pieces.flatMap(withPieces)];

const wishes: ReadonlyMap<string, Wish> = new Map(
  plans
    .flatMap(({ cases }) => cases.flatMap((request) => request.wishes ?? []))
    .flatMap(withPieces)
    .map((wish) => [wish.key, wish]),
);

/** What was special about the request that a finding rests on; undefined where it is not of the plan. */
const specialtyIn = ({ case: key, wish: wishKey }: NonNullable<Finding['planned']>): string | undefined => {
  const wish = wishKey === undefined ? undefined : wishes.get(wishKey);
  const [shown] = wish?.shows ?? [];
  if (wish !== undefined && shown !== undefined) {
    return specialtyOf({ operation: wish.operation, property: wish.property.name, class: shown.class });
  }
  const [aspect] = plans.flatMap(({ offers }) => offers).find((offer) => offer.key === key)?.aspects ?? [];
  return aspect === undefined ? undefined : specialtyOf(aspect);
};

/** What a plan has to hold to find a fault, as a run that holds everything tells; undefined where it does not tell. */
export const lessonOf = (outcome: Outcome): string | undefined => {
  const id = caughtBy(outcome);
  const [planned] = outcome.found.filter((found) => found.id === id).flatMap((found) => found.planned ?? []);
  return planned === undefined ? undefined : specialtyIn(planned);
};
