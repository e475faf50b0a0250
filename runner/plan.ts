import { pack, type Wish } from '../generators/index.ts';
import type { Entity, Operation, Requirement } from '../schemas/index.ts';
import { together } from './alone.ts';
import type { Case } from './case.ts';
import type { Offer } from './choose.ts';
import type { PlanContext, Registered } from './requirement.ts';
import type { Aspect } from './worth.ts';

/** What is sent for one entity: cases by key, packed ones among them, and the scenarios. */
export interface Plan {
  readonly entity: Entity;
  readonly cases: readonly Case[];
  readonly scenarios: readonly Registered[];
  /** What each address looks at: keys of cases, and ids of scenarios. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** Why some of that is not sent, by key. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Objects that other shards create, and that are missing here for whoever needs objects. */
  readonly elsewhere: number;
}

/** A plan that was not cut yet, with what each part of it costs and is good for. */
export interface WholePlan extends Plan {
  readonly offers: readonly Offer[];
}

/** The checks whose cases have to be sent so that the selected ones can be judged. */
const involved = (checks: readonly Registered[], selected: (check: Registered) => boolean): readonly Registered[] => {
  const chosen = checks.filter(selected);
  const borrowed = chosen.flatMap(({ borrows = [] }) =>
    borrows === 'all' ? checks.map(({ requirement }) => requirement.id) : borrows,
  );
  return checks.filter((check) => chosen.includes(check) || borrowed.includes(check.requirement.id));
};

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

/** What each address has to look at: what its own check sends on the operation, and the checks that it borrows from. */
const wantedBy = (
  checks: readonly Registered[],
  operations: readonly Operation[],
  offers: readonly Offer[],
): Plan['wanted'] =>
  new Map(
    operations.flatMap((operation) =>
      checks
        .filter(({ on }) => on(operation))
        .map(({ requirement, borrows = [] }) => {
          const from = borrows === 'all' ? undefined : [requirement.id, ...borrows];
          const keys = offers
            .filter(({ aspects }) =>
              aspects.some(
                (aspect) =>
                  aspect.operation === operation && (from === undefined || from.includes(aspect.requirement.id)),
              ),
            )
            .map(({ key }) => key);
          return [`${requirement.id}/${operation.id}`, keys] as const;
        }),
    ),
  );

const rareWeight = 0.25;

/** What is tried on objects needs them: one to address, and one beside it. They come before most clauses. */
const objectsNeeded = 2;
const objectWeight = 8;

/** Everything that the selected checks would like to see of an entity: each case once, and wishes packed into few. */
export const planFor = (
  entity: Entity,
  checks: readonly Registered[],
  selects: (id: string, operation: string) => boolean,
  context: PlanContext,
): WholePlan => {
  const isSelected = (check: Registered, operation: Operation): boolean =>
    check.on(operation) && selects(check.requirement.id, operation.id);
  const operations = Object.values(entity.operations).filter((operation) =>
    checks.some((check) => isSelected(check, operation)),
  );
  const needed = involved(checks, (check) => operations.some((operation) => isSelected(check, operation)));
  const cases = new Map<string, Case>();
  const aspects = new Map<string, Aspect[]>();
  const add = (request: Case, ...reasons: readonly Aspect[]): void => {
    cases.set(request.key, request);
    aspects.set(request.key, [...(aspects.get(request.key) ?? []), ...reasons]);
  };
  for (const operation of operations) {
    const wishes: Wish[] = [];
    const wishedBy = new Map<Wish, Requirement>();
    for (const check of needed.filter(({ on }) => on(operation))) {
      const { requirement } = check;
      for (const request of check.cases?.(operation, context) ?? [])
        add(request, {
          requirement,
          operation,
          class: classOf(request),
          property: request.property,
          ...(request.rare === true ? { weight: rareWeight } : {}),
        });
      for (const wish of check.wishes?.(operation, context) ?? []) {
        wishes.push(wish);
        wishedBy.set(wish, requirement);
      }
    }
    for (const [i, parcel] of pack(operation, wishes).entries()) {
      const request = together(parcel.key, parcel.wishes);
      if (request === undefined) continue;
      const reasons = parcel.wishes.flatMap((wish): Aspect[] => {
        const requirement = wishedBy.get(wish);
        const property = wish.property.name;
        return requirement === undefined
          ? []
          : wish.shows.map((shown) => ({ requirement, operation, property, ...shown }));
      });
      add(request, ...reasons);
      const [first] = reasons;
      if (operation.kind === 'create' && i < objectsNeeded && first !== undefined)
        add(request, {
          requirement: first.requirement,
          operation,
          class: `object-${i}/${entity.name}`,
          weight: objectWeight,
        });
    }
  }
  const scenarios = needed.filter(({ scenario, on }) => scenario !== undefined && operations.some(on));
  const offers = [
    ...[...cases.values()].map((request) => ({
      key: request.key,
      price: priceOf(request, aspects.get(request.key) ?? []),
      aspects: aspects.get(request.key) ?? [],
    })),
    ...scenarios.map((check) => scenarioOffer(check, entity)),
  ];
  return {
    entity,
    cases: [...cases.values()],
    scenarios,
    offers,
    leftOut: new Map(),
    elsewhere: 0,
    wanted: wantedBy(needed, operations, offers),
  };
};
