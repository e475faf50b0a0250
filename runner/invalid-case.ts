import { type Break, breaksOf } from '../generators/index.ts';
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
  ...(fault.rare ? { rare: true } : {}),
  // The fault comes last: a service that applies property by property has written the others by then.
  base: operation.kind === 'create' ? 'all' : companions(operation, fault.property),
  values: { [fault.property]: fault.value },
});

/**
 * The payloads of an operation that break one rule in one place, one fault each: every class in every property. How
 * many of them are sent, the plan decides.
 */
export const invalidCases = (
  operation: Operation,
  rule: Break['rule'],
  { contract }: { readonly contract: Contract },
): readonly Case[] =>
  breaksOf(operation.entity, contract.entities)
    .filter((fault) => fault.rule === rule)
    .map((fault) => caseOf(operation, fault));
