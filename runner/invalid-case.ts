import { type Break, breaksOf, type Profile } from '../generators/index.ts';
import type { Contract, Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';

/** The other properties an update with one fault carries: they must not change either (ATOMIC-02). */
const companions = (operation: Operation, broken: string): readonly string[] =>
  operation.entity.properties.map(({ name }) => name).filter((name) => name !== broken);

const caseOf = (operation: Operation, fault: Break): Case => ({
  key: `${operation.id}/${fault.rule}/${fault.property}/${fault.class}`,
  operation,
  part: 'refusals',
  words: fault.words,
  property: fault.property,
  // The fault comes last: a service that applies property by property has written the others by then.
  base: operation.kind === 'create' ? 'all' : companions(operation, fault.property),
  values: { [fault.property]: fault.value },
});

/** Rules whose clause speaks of each property on create and on update: there pairs are not enough. */
const everywhere: ReadonlySet<Break['rule']> = new Set(['type']);

/**
 * The payloads of an operation that break one rule in one place, one fault each. `deep` is every class in every
 * property on both operations. `standard` is every pair of the three: each class on each operation, and in each
 * property, and each property on each operation; where an entity has several properties of a kind, they take turns.
 * `smoke` takes every third of those.
 */
export const invalidCases = (
  operation: Operation,
  rule: Break['rule'],
  { contract, profile }: { readonly contract: Contract; readonly profile: Profile },
): readonly Case[] => {
  const faults = breaksOf(operation.entity, contract.entities).filter((fault) => fault.rule === rule);
  const classes = [...new Set(faults.map((fault) => fault.class))];
  const properties = [...new Set(faults.map((fault) => fault.property))];
  const side = operation.kind === 'create' ? 0 : 1;
  const inTurn = (fault: Break): boolean =>
    (classes.indexOf(fault.class) + properties.indexOf(fault.property)) % 2 === side;
  return faults
    .filter(
      (fault) =>
        profile === 'deep' || everywhere.has(rule) || classes.length === 1 || properties.length === 1 || inTurn(fault),
    )
    .filter((_, i) => profile !== 'smoke' || faults.length < 4 || i % 3 === side)
    .map((fault) => caseOf(operation, fault));
};
