import type { Operation } from '../schemas/index.ts';
import type { Broken } from './judge.ts';
import type { Registered } from './requirement.ts';

/** An address whose clause is broken, with everything that was seen to break it. */
export interface BrokenAddress {
  readonly check: Registered;
  readonly operation: Operation;
  readonly broken: readonly Broken[];
}

/** What is known of a broken address that tells its cause. */
interface Symptoms {
  readonly address: string;
  readonly place: number;
  readonly check: Registered;
  readonly operation: Operation;
  /** The properties that are wrong. */
  readonly properties: ReadonlySet<string>;
  /** Something is wrong that no property is to blame for: a status, a missing object. */
  readonly whole: boolean;
  /** What was judged is more than one request and its answer: other objects, or a row of requests. */
  readonly far: boolean;
  readonly exchanges: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
}

const symptomsOf = ({ check, operation, broken }: BrokenAddress, place: number): Symptoms => {
  const declared = (name: string): boolean => operation.entity.properties.some((property) => property.name === name);
  const blamed = broken.map(({ seen, clause }) =>
    [...clause.properties, ...(clause.properties.length === 0 ? [seen.property ?? ''] : [])].filter(declared),
  );
  return {
    address: `${check.requirement.id}/${operation.id}`,
    place,
    check,
    operation,
    properties: new Set(blamed.flat()),
    whole: blamed.some((names) => names.length === 0),
    far: broken.some(({ seen }) => seen.of !== seen.observation && seen.of !== seen.wish && seen.of !== seen.exchange),
    exchanges: new Set(broken.map(({ seen }) => seen.exchange.number)),
    words: new Set(broken.map(({ seen }) => seen.words)),
  };
};

const within = <T>(part: ReadonlySet<T>, wholes: readonly ReadonlySet<T>[]): boolean =>
  [...part].every((one) => wholes.some((whole) => whole.has(one)));

/** Which of the other findings explain one of them. */
type Explains = (others: readonly Symptoms[], one: Symptoms) => readonly Symptoms[];

/** The service broke down wherever the clause is broken. */
const breakdown: Explains = (others, one) =>
  one.check.judgesFailures === true
    ? []
    : others.filter(
        ({ check, operation, exchanges }) =>
          check.judgesFailures === true && operation.id === one.operation.id && within(one.exchanges, [exchanges]),
      );

/** A clause about the same answers is broken, which this one follows. */
const sameAnswers: Explains = (others, one) =>
  others.filter(
    ({ check, operation, exchanges }) =>
      one.check.requirement.follows.includes(check.requirement.id) &&
      operation.id === one.operation.id &&
      within(one.exchanges, [exchanges]),
  );

/** Clauses that this one follows are broken in every property that is wrong here, or beyond single properties. */
const upstream: Explains = (others, one) => {
  const causes = others.filter(
    ({ check, operation }) =>
      one.check.requirement.follows.includes(check.requirement.id) &&
      operation.entity.name === one.operation.entity.name,
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
    ({ check, place, words }) =>
      check.requirement.id === one.check.requirement.id && place < one.place && within(one.words, [words]),
  );

const reasons: readonly Explains[] = [breakdown, sameAnswers, upstream, elsewhere];

/**
 * Which findings most likely have the cause of another one: an id given out twice makes half of the clauses fail, and
 * is told once. Nothing is taken back by that: a follow-up stays a finding of its own, and only points.
 *
 * @returns for each follow-up the address of the finding to read first
 */
export const causesOf = (addresses: readonly BrokenAddress[]): ReadonlyMap<string, string> => {
  const all = addresses.map(symptomsOf);
  const firstOf = (one: Symptoms): Symptoms => {
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
