import type { Break } from '../generators/index.ts';
import { invalidCases, type Observation, on, requirement, seenCases } from '../runner/index.ts';
import { isRefused } from '../verdicts/index.ts';

/** The clause that a payload which breaks one rule, in one place, is refused on create and update. */
export const refusesBreaksOf = (id: string, rule: Break['rule']): void =>
  requirement<Observation>(id, {
    on: on.writes,
    after: 'refusals',
    cases: (operation, plan) => invalidCases(operation, rule, plan),
    sees: seenCases(rule),
    judge: ({ exchange, case: { property } }) => {
      isRefused(exchange, property);
      return undefined;
    },
  });
