import type { Payload, Wish } from '../generators/index.ts';
import type { Case } from './case.ts';

const wished = (wishes: readonly Wish[]): Payload =>
  Object.fromEntries(wishes.map(({ property, value }) => [property.name, value]));

const shared = (wishes: readonly Wish[]): Pick<Case, 'values' | 'carriers' | 'wishes'> => ({
  values: wished(wishes),
  carriers: wishes.filter(({ takesMark }) => takesMark).map(({ property }) => property.name),
  wishes,
});

/** The case that sends several wishes in one payload. */
export const together = (key: string, wishes: readonly Wish[]): Case | undefined => {
  const [first] = wishes;
  if (first === undefined) return undefined;
  return {
    key,
    operation: first.operation,
    part: first.operation.kind === 'create' ? 'creates' : 'updates',
    words: `the payload holds ${wishes.map(({ property, words }) => `${words} in ${property.name}`).join('; ')}`,
    base: first.operation.kind === 'create' ? 'all' : 'none',
    ...shared(wishes),
  };
};

/** The case that sends one wish and nothing else that is special. */
export const alone = (wish: Wish): Case => ({
  key: `${wish.key}/alone`,
  operation: wish.operation,
  part: wish.operation.kind === 'create' ? 'creates' : 'updates',
  words: `${wish.property.name} holds ${wish.words}`,
  property: wish.property.name,
  base: wish.operation.kind === 'create' ? 'all' : 'none',
  ...shared([wish]),
});
