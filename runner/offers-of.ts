import { pack, rareWeight, type Wish } from '../generators/index.ts';
import type { Entity, Operation, Requirement } from '../schemas/index.ts';
import { together } from './alone.ts';
import type { Case } from './case.ts';
import type { Offer } from './choose.ts';
import type { PlanContext, Registered } from './requirement.ts';
import type { Aspect } from './worth.ts';

/** The key of a case without the names of operation and property: the same wherever the class is tried. */
const classOf = ({ key, operation, property }: Case): string =>
  key
    .slice(operation.id.length + 1)
    .split('/')
    .filter((part) => part !== property)
    .join('/');

/** A read costs nothing, and what is created has to be deleted; what no MUST forbids, some services create. */
const priceOf = ({ part, operation, method = operation.method }: Case, reasons: readonly Aspect[]): number => {
  if (method === 'GET') return 0;
  if (operation.kind !== 'create') return 1;
  if (part === 'creates') return 2;
  return reasons.every(({ requirement }) => requirement.level !== 'MUST') ? 1.25 : 1;
};

/** A scenario is worth as much per write as a class that was not seen yet. */
const scenarioOffer = ({ requirement, on, scenario }: Registered, entity: Entity): Offer => ({
  key: requirement.id,
  price: scenario?.price ?? 0,
  scale: (scenario?.price ?? 0) / 2,
  aspects: Object.values(entity.operations)
    .filter(on)
    .map((operation) => ({ requirement, operation, class: `scenario/${requirement.id}` })),
});

/** What is tried on objects needs them: one to address, and one beside it. They come before most clauses. */
const objectsNeeded = 2;
const objectWeight = 8;

/** What the checks would like to see of an entity, with the reasons for each of it. */
interface Desired {
  readonly cases: Map<string, Case>;
  readonly reasons: Map<string, Aspect[]>;
}

const add = ({ cases, reasons }: Desired, request: Case, ...why: readonly Aspect[]): void => {
  cases.set(request.key, request);
  reasons.set(request.key, [...(reasons.get(request.key) ?? []), ...why]);
};

const addCases = (
  desired: Desired,
  operation: Operation,
  checks: readonly Registered[],
  context: PlanContext,
): void => {
  for (const { requirement, cases } of checks) {
    for (const request of cases?.(operation, context) ?? []) {
      add(desired, request, {
        requirement,
        operation,
        class: classOf(request),
        property: request.property,
        ...(request.rare === true ? { weight: rareWeight } : {}),
      });
    }
  }
};

/** Packs the wishes of all checks into few requests, which show whatever each of their wishes shows. */
const addParcels = (
  desired: Desired,
  operation: Operation,
  checks: readonly Registered[],
  context: PlanContext,
): void => {
  const wishedBy = new Map<Wish, Requirement>();
  for (const { requirement, wishes } of checks) {
    for (const wish of wishes?.(operation, context) ?? []) wishedBy.set(wish, requirement);
  }
  for (const [i, parcel] of pack(operation, [...wishedBy.keys()]).entries()) {
    const request = together(parcel.key, parcel.wishes);
    if (request === undefined) continue;
    const reasons = parcel.wishes.flatMap((wish): Aspect[] => {
      const requirement = wishedBy.get(wish);
      const property = wish.property.name;
      return requirement === undefined
        ? []
        : wish.shows.map((shown) => ({ requirement, operation, property, wish: wish.key, ...shown }));
    });
    add(desired, request, ...reasons);
    const [first] = reasons;
    if (operation.kind === 'create' && i < objectsNeeded && first !== undefined)
      add(desired, request, {
        requirement: first.requirement,
        operation,
        class: `object-${i}/${operation.entity.name}`,
        weight: objectWeight,
        isObject: true,
      });
  }
};

/** Everything that checks would like to see of an entity: each case once, wishes packed, and scenarios. */
export const offersOf = (
  entity: Entity,
  operations: readonly Operation[],
  checks: readonly Registered[],
  scenarios: readonly Registered[],
  context: PlanContext,
): { readonly cases: readonly Case[]; readonly offers: readonly Offer[] } => {
  const desired: Desired = { cases: new Map(), reasons: new Map() };
  for (const operation of operations) {
    const speaking = checks.filter(({ on }) => on(operation));
    addCases(desired, operation, speaking, context);
    addParcels(desired, operation, speaking, context);
  }
  const cases = [...desired.cases.values()];
  return {
    cases,
    offers: [
      ...cases.map((request) => {
        const aspects = desired.reasons.get(request.key) ?? [];
        return { key: request.key, price: priceOf(request, aspects), aspects };
      }),
      ...scenarios.map((check) => scenarioOffer(check, entity)),
    ],
  };
};
