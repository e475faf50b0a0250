import type { Contract, Operation, Requirement } from '../schemas/index.ts';
import type { Symptoms } from '../verdicts/index.ts';
import type { Broken } from './judge.ts';
import type { Registered } from './requirement.ts';

/** An address whose clause is broken, with everything that was seen to break it. */
export interface BrokenAddress {
  readonly check: Registered;
  readonly operation: Operation;
  readonly broken: readonly Broken[];
}

/** What is known of a broken address that tells its cause, with what the contract says about the address. */
interface Known {
  readonly address: string;
  readonly place: number;
  readonly requirement: Requirement;
  readonly operation: Operation;
  readonly properties: ReadonlySet<string>;
  readonly whole: boolean;
  readonly far: boolean;
  readonly breakdown: boolean;
  readonly exchanges: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
}

/** What a broken address shows of its cause. */
export const symptomsOf = ({ check, operation, broken }: BrokenAddress): Symptoms => {
  const declared = (name: string): boolean => operation.entity.properties.some((property) => property.name === name);
  const blamed = broken.map(({ seen, clause }) =>
    [...clause.properties, ...(clause.properties.length === 0 ? [seen.property ?? ''] : [])].filter(declared),
  );
  return {
    address: `${check.requirement.id}/${operation.id}`,
    properties: [...new Set(blamed.flat())],
    whole: blamed.some((names) => names.length === 0),
    far: broken.some(({ seen }) => seen.of !== seen.observation && seen.of !== seen.wish && seen.of !== seen.exchange),
    breakdown: check.judgesFailures === true,
    exchanges: [...new Set(broken.map(({ seen }) => seen.exchange.number))],
    words: [...new Set(broken.map(({ seen }) => seen.words))],
  };
};

const known = (
  { properties, exchanges, words, ...symptoms }: Symptoms,
  requirement: Requirement,
  operation: Operation,
  place: number,
): Known => ({
  ...symptoms,
  requirement,
  operation,
  place,
  properties: new Set(properties),
  exchanges: new Set(exchanges),
  words: new Set(words),
});

const within = <T>(part: ReadonlySet<T>, wholes: readonly ReadonlySet<T>[]): boolean =>
  [...part].every((one) => wholes.some((whole) => whole.has(one)));

/** Which of the other findings explain one of them. */
type Explains = (others: readonly Known[], one: Known) => readonly Known[];

/** The service broke down wherever the clause is broken. */
const breakdown: Explains = (others, one) =>
  one.breakdown
    ? []
    : others.filter(
        ({ breakdown, operation, exchanges }) =>
          breakdown && operation.id === one.operation.id && within(one.exchanges, [exchanges]),
      );

/** A clause about the same answers is broken, which this one follows. */
const sameAnswers: Explains = (others, one) =>
  others.filter(
    ({ requirement, operation, exchanges }) =>
      one.requirement.follows.includes(requirement.id) &&
      operation.id === one.operation.id &&
      within(one.exchanges, [exchanges]),
  );

/** Clauses that this one follows are broken in every property that is wrong here, or beyond single properties. */
const upstream: Explains = (others, one) => {
  const causes = others.filter(
    ({ requirement, operation }) =>
      one.requirement.follows.includes(requirement.id) && operation.entity.name === one.operation.entity.name,
  );
  const wide = causes.filter(({ whole, far }) => whole || far);
  if (wide.length > 0) return wide;
  if (one.whole) return [];
  const shared = causes.filter(({ properties }) => [...one.properties].some((name) => properties.has(name)));
  return within(
    one.properties,
    shared.map(({ properties }) => properties),
  )
    ? shared
    : [];
};

/** The same cases fail the same clause on an earlier operation. */
const elsewhere: Explains = (others, one) =>
  others.filter(
    ({ requirement, place, words }) =>
      requirement.id === one.requirement.id && place < one.place && within(one.words, [words]),
  );

const reasons: readonly Explains[] = [breakdown, sameAnswers, upstream, elsewhere];

const reasonsAmong = (all: readonly Known[]): ReadonlyMap<string, string> => {
  const firstOf = (one: Known): Known => {
    const others = all.filter((other) => other !== one);
    const found = reasons.map((explains) => explains(others, one)).find(({ length }) => length > 0) ?? [];
    const cause = found.find(({ operation }) => operation.id === one.operation.id) ?? found[0];
    return cause === undefined ? one : firstOf(cause);
  };
  return new Map(
    all.flatMap((one) => {
      const first = firstOf(one);
      return first === one ? [] : [[one.address, first.address] as const];
    }),
  );
};

/**
 * Which findings most likely have the cause of another one: an id given out twice makes half of the clauses fail, and
 * is told once. Nothing is taken back by that: a follow-up stays a finding of its own, and only points.
 *
 * @returns for each follow-up the address of the finding to read first
 */
export const causesOf = (addresses: readonly BrokenAddress[]): ReadonlyMap<string, string> =>
  reasonsAmong(
    addresses.map((address, place) => known(symptomsOf(address), address.check.requirement, address.operation, place)),
  );

/**
 * The same, by what shards have told of their findings. What two findings have in common by their exchanges they have
 * within one operation, so within one shard: numbers of different shards never meet.
 *
 * @param symptoms in the order of the ledger; an address that the contract does not have explains nothing
 */
export const causesAmong = (
  symptoms: readonly Symptoms[],
  { requirements, operations }: Contract,
): ReadonlyMap<string, string> =>
  reasonsAmong(
    symptoms.flatMap((one, place) => {
      const [id, name] = one.address.split('/');
      const requirement = requirements.find((row) => row.id === id);
      const operation = operations.find((row) => row.id === name);
      return requirement === undefined || operation === undefined ? [] : [known(one, requirement, operation, place)];
    }),
  );
