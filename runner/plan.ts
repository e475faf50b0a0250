import type { Entity, Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';
import type { Offer } from './choose.ts';
import { objectsMissing } from './objects-needed.ts';
import { offersOf } from './offers-of.ts';
import type { PlanContext, Registered } from './requirement.ts';
import { type OwnCases, ownCasesIn } from './tried.ts';

/** What is sent for one entity: cases by key, packed ones among them, and the scenarios. */
export interface Plan {
  readonly entity: Entity;
  readonly cases: readonly Case[];
  readonly scenarios: readonly Registered[];
  /** What each address looks at: keys of cases, and ids of scenarios. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** What each address itself wants to see tried. */
  readonly ownCases: OwnCases;
  /** Why some of that is not sent, by key. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Objects that are needed beside those that the cases create. */
  readonly beside: number;
}

/** A plan that was not cut yet, with what each part of it costs and is good for. */
export interface WholePlan extends Plan {
  readonly offers: readonly Offer[];
}

/** The checks whose cases have to be sent so that the selected ones can be judged. */
const involved = (checks: readonly Registered[], selected: readonly Registered[]): readonly Registered[] => {
  const borrowed = selected.flatMap(({ borrows = [] }) =>
    borrows === 'all' ? checks.map(({ requirement }) => requirement.id) : borrows,
  );
  return checks.filter((check) => selected.includes(check) || borrowed.includes(check.requirement.id));
};

/**
 * Whether a selected check has a use for a request: because it asks for it or borrows it by name, or because it
 * borrows from all and looks for such requests. Without the latter it would spend its writes on what it does not look at.
 */
const isOfUse =
  (selected: readonly Registered[], operations: readonly Operation[], cases: ReadonlyMap<string, Case>) =>
  ({ key, aspects }: Offer): boolean => {
    const asking = new Set(aspects.map(({ requirement }) => requirement.id));
    const request = cases.get(key);
    return selected.some(({ requirement, borrows = [], looksFor, on }) => {
      if (asking.has(requirement.id)) return true;
      if (borrows !== 'all') return borrows.some((id) => asking.has(id));
      if (looksFor === undefined) return true;
      return request !== undefined && operations.some((operation) => on(operation) && looksFor(request, operation));
    });
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
  const selected = checks.filter((check) => operations.some((operation) => isSelected(check, operation)));
  const needed = involved(checks, selected);
  const possible = needed.filter(({ scenario, on }) => scenario !== undefined && operations.some(on));
  const all = offersOf(entity, operations, needed, possible, context);
  const offers = all.offers.filter(isOfUse(selected, operations, new Map(all.cases.map((one) => [one.key, one]))));
  const kept = new Set(offers.map(({ key }) => key));
  const cases = all.cases.filter(({ key }) => kept.has(key));
  const scenarios = possible.filter(({ requirement }) => kept.has(requirement.id));
  return {
    entity,
    cases,
    scenarios,
    offers,
    leftOut: new Map(),
    beside: objectsMissing(cases, scenarios),
    wanted: wantedBy(needed, operations, cases, offers),
    ownCases: ownCasesIn(offers),
  };
};
