import { pack, type Wish } from '../generators/index.ts';
import type { Entity, Operation } from '../schemas/index.ts';
import { together } from './alone.ts';
import type { Case } from './case.ts';
import type { PlanContext, Registered } from './requirement.ts';

/** What is sent for one entity: cases by key, packed ones among them, and the scenarios. */
export interface Plan {
  readonly entity: Entity;
  readonly cases: readonly Case[];
  readonly scenarios: readonly Registered[];
}

/** The checks whose cases have to be sent so that the selected ones can be judged. */
const involved = (checks: readonly Registered[], selected: (check: Registered) => boolean): readonly Registered[] => {
  const chosen = checks.filter(selected);
  const borrowed = chosen.flatMap(({ borrows = [] }) =>
    borrows === 'all' ? checks.map(({ requirement }) => requirement.id) : borrows,
  );
  return checks.filter((check) => chosen.includes(check) || borrowed.includes(check.requirement.id));
};

/** Decides what is sent: each case once, however many checks look at it, and wishes packed into few payloads. */
export const planFor = (
  entity: Entity,
  checks: readonly Registered[],
  selects: (id: string, operation: string) => boolean,
  context: PlanContext,
): Plan => {
  const isSelected = (check: Registered, operation: Operation): boolean =>
    check.on(operation) && selects(check.requirement.id, operation.id);
  const operations = Object.values(entity.operations).filter((operation) =>
    checks.some((check) => isSelected(check, operation)),
  );
  const needed = involved(checks, (check) => operations.some((operation) => isSelected(check, operation)));
  const cases = new Map<string, Case>();
  for (const operation of operations) {
    const wishes: Wish[] = [];
    for (const check of needed.filter(({ on }) => on(operation))) {
      for (const request of check.cases?.(operation, context) ?? []) cases.set(request.key, request);
      wishes.push(...(check.wishes?.(operation, context) ?? []));
    }
    for (const parcel of pack(operation, wishes)) {
      const request = together(parcel.key, parcel.wishes);
      if (request !== undefined) cases.set(request.key, request);
    }
  }
  return { entity, cases: [...cases.values()], scenarios: needed.filter(({ scenario }) => scenario !== undefined) };
};
