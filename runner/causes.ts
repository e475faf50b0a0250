import type { Operation } from '../schemas/index.ts';
import type { Broken } from './judge.ts';
import type { Registered } from './requirement.ts';

/** An address whose clause is broken, with everything that was seen to break it. */
export interface BrokenAddress {
  readonly check: Registered;
  readonly operation: Operation;
  readonly broken: readonly Broken[];
}

type Explains = (earlier: readonly BrokenAddress[], later: BrokenAddress) => readonly BrokenAddress[];

const keyOf = ({ check, operation }: Pick<BrokenAddress, 'check' | 'operation'>): string =>
  `${check.requirement.id}/${operation.id}`;

/** The properties that are wrong; undefined among them where it is the object as a whole. */
const propertiesOf = ({ broken, operation: { entity } }: BrokenAddress): ReadonlySet<string | undefined> =>
  new Set(
    broken.map(({ seen, clause }) => {
      const name = clause.property ?? seen.property;
      return entity.properties.some((property) => property.name === name) ? name : undefined;
    }),
  );

const exchangesOf = ({ broken }: BrokenAddress): ReadonlySet<number> =>
  new Set(broken.map(({ seen }) => seen.exchange.number));

const wordsOf = ({ broken }: BrokenAddress): ReadonlySet<string> => new Set(broken.map(({ seen }) => seen.words));

const within = <T>(part: ReadonlySet<T>, wholes: readonly ReadonlySet<T>[]): boolean =>
  [...part].every((one) => wholes.some((whole) => whole.has(one)));

/** The clause judges answers as such, whatever they answer. */
const judgesAnswers = ({ broken }: BrokenAddress): boolean => broken.every(({ seen }) => seen.of === seen.exchange);

/** The same cases fail the same clause on an earlier operation. */
const elsewhere: Explains = (earlier, later) =>
  earlier.filter(
    (one) => one.check.requirement.id === later.check.requirement.id && within(wordsOf(later), [wordsOf(one)]),
  );

/** Clauses that this one follows are broken in every property that is wrong here, or as a whole. */
const upstream: Explains = (earlier, later) => {
  const { follows } = later.check.requirement;
  const causes = earlier.filter(
    ({ check, operation }) =>
      follows.includes(check.requirement.id) && operation.entity.name === later.operation.entity.name,
  );
  if (judgesAnswers(later)) {
    const shared = causes.filter((one) => [...exchangesOf(later)].some((number) => exchangesOf(one).has(number)));
    return within(exchangesOf(later), shared.map(exchangesOf)) ? shared : [];
  }
  const whole = causes.filter((one) => propertiesOf(one).has(undefined));
  if (whole.length > 0) return whole;
  const shared = causes.filter((one) => [...propertiesOf(later)].some((name) => propertiesOf(one).has(name)));
  return within(propertiesOf(later), shared.map(propertiesOf)) ? shared : [];
};

/**
 * Which findings most likely have the cause of an earlier one: an id given out twice makes half of the clauses fail,
 * and is told once. Nothing is taken back by that: a follow-up stays a finding of its own, and only points.
 *
 * @param addresses in the order of the ledger, so that what the others stand on comes first
 * @returns for each follow-up the address of the finding to read first
 */
export const causesOf = (addresses: readonly BrokenAddress[]): ReadonlyMap<string, string> => {
  const causes = new Map<string, string>();
  addresses.forEach((later, place) => {
    const earlier = addresses.slice(0, place);
    const found = [...upstream(earlier, later), ...elsewhere(earlier, later)];
    const cause = found.find(({ operation }) => operation.id === later.operation.id) ?? found[0];
    if (cause === undefined) return;
    causes.set(keyOf(later), causes.get(keyOf(cause)) ?? keyOf(cause));
  });
  return causes;
};
