import type { Entity, Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';
import type { Offer } from './choose.ts';
import { offersOf } from './offers-of.ts';
import type { PlanContext, Registered } from './requirement.ts';

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

/**
 * What each address has to look at: what its own check sends on the operation, and the checks that it borrows from; of
 * that, where the check says so, what it looks for.
 */
const wantedBy = (
  checks: readonly Registered[],
  operations: readonly Operation[],
  cases: readonly Case[],
  offers: readonly Offer[],
): Plan['wanted'] =>
  new Map(
    operations.flatMap((operation) =>
      checks
        .filter(({ on }) => on(operation))
        .map(({ requirement, borrows = [], looksFor }) => {
          const address = `${requirement.id}/${operation.id}`;
          if (looksFor !== undefined) {
            return [address, cases.filter((request) => looksFor(request, operation)).map(({ key }) => key)] as const;
          }
          const from = borrows === 'all' ? undefined : [requirement.id, ...borrows];
          const keys = offers
            .filter(({ aspects }) =>
              aspects.some(
                (aspect) =>
                  aspect.operation === operation && (from === undefined || from.includes(aspect.requirement.id)),
              ),
            )
            .map(({ key }) => key);
          return [address, keys] as const;
        }),
    ),
  );

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
  const scenarios = needed.filter(({ scenario, on }) => scenario !== undefined && operations.some(on));
  const { cases, offers } = offersOf(entity, operations, needed, scenarios, context);
  return {
    entity,
    cases,
    scenarios,
    offers,
    leftOut: new Map(),
    elsewhere: 0,
    wanted: wantedBy(needed, operations, cases, offers),
  };
};
