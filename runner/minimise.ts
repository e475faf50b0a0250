import * as fc from 'fast-check';
import { arbitraryOf, hasExtremeCharacters, type Wish } from '../generators/index.ts';
import type { Entity } from '../schemas/index.ts';
import type { Allowance } from './allowance.ts';
import { alone } from './alone.ts';
import type { Case } from './case.ts';
import type { Observation, WishObservation } from './observation.ts';
import type { Seen } from './requirement.ts';
import { seenObservation, seenWish } from './seen.ts';

/** Sends a case on an object of its own; undefined where that is not possible any more. */
export type Fire = (request: Case) => Promise<Observation | undefined>;

export interface Workbench {
  readonly entity: Entity;
  readonly fire: Fire;
  readonly allowance: Allowance;
  readonly seed: number;
}

export interface Smallest {
  readonly seen: Seen<unknown>;
  /** Where fast-check drew or shrank the value: what it needs to get there again. */
  readonly replay?: { readonly seed: number; readonly path: string };
}

/** A write and the delete it may need. */
const price = 2;
const shrinkSteps = 24;

type Broken = (seen: Seen<unknown>) => boolean;

/** Shrinks the wished text or timestamp with fast-check, starting from the value that failed. */
const shrinkValue = async (
  bench: Workbench,
  found: WishObservation,
  isBroken: Broken,
): Promise<Smallest | undefined> => {
  const { wish } = found;
  const arbitrary = arbitraryOf(wish.property);
  if (arbitrary === undefined || wish.value === null) return undefined;
  let smallest: WishObservation | undefined;
  const property = fc.asyncProperty(fc.limitShrink(arbitrary, shrinkSteps), async (value) => {
    const own: Wish = {
      ...wish,
      value,
      key: `${wish.key}/${value}`,
      pieces: [],
      takesMark: false,
      words: JSON.stringify(value),
    };
    if (hasExtremeCharacters(value) || !bench.allowance.take(price)) return;
    const observation = await bench.fire(alone(own));
    if (observation === undefined) return;
    const candidate: WishObservation = { wish: own, observation, fate: 'guilty' };
    if (!isBroken(seenWish(candidate))) return;
    smallest = candidate;
    throw new Error('still broken');
  });
  const start =
    wish.random === undefined ? { seed: bench.seed, examples: [[wish.value] as [string]], numRuns: 1 } : wish.random;
  const { seed, counterexamplePath } = await fc.check(property, start);
  if (smallest === undefined) return undefined;
  const words = smallest.wish.value === wish.value ? wish.words : `${wish.words}, in short ${smallest.wish.words}`;
  return {
    seen: seenWish({ ...smallest, wish: { ...smallest.wish, words } }),
    ...(counterexamplePath === null ? {} : { replay: { seed, path: counterexamplePath } }),
  };
};

/** The fewest other properties to send along: one text for the mark, then those that are never null. */
const smallerBases = (entity: Entity, request: Case): readonly (readonly string[])[] => {
  const special = Object.keys(request.values ?? {});
  const mark = entity.properties.find(({ kind, name }) => kind === 'text' && !special.includes(name))?.name ?? '';
  const needed = entity.properties.filter(({ nullable }) => !nullable).map(({ name }) => name);
  return request.operation.kind === 'create' ? [[mark], [mark, ...needed]] : [[]];
};

/** Leaves out of the payload what the fault can be seen without. */
const leaveOut = async (
  bench: Workbench,
  seen: Seen<unknown>,
  isBroken: Broken,
): Promise<Seen<unknown> | undefined> => {
  const request = seen.observation?.case;
  if (request === undefined || request.base === 'none' || request.verbatim === true || request.omit !== undefined)
    return undefined;
  if (Object.keys(request.values ?? {}).length === 0) return undefined;
  for (const base of smallerBases(bench.entity, request)) {
    if (!bench.allowance.take(price)) return undefined;
    const observation = await bench.fire({ ...request, base, key: `${request.key}/least` });
    if (observation === undefined) return undefined;
    const candidate = seen.wish === undefined ? seenObservation(observation) : seenWish({ ...seen.wish, observation });
    if (isBroken(candidate)) return { ...candidate, words: seen.words };
  }
  return undefined;
};

/**
 * The smallest request known to show the same fault: the value shrunk to what matters, and nothing beside it that is
 * not needed. Costs a few writes, as long as the allowance lasts.
 *
 * @param isBroken whether the clause does not hold for what was seen
 */
export const minimise = async (bench: Workbench, seen: Seen<unknown>, isBroken: Broken): Promise<Smallest> => {
  const shrunk = seen.wish === undefined ? undefined : await shrinkValue(bench, seen.wish, isBroken);
  const least = await leaveOut(bench, shrunk?.seen ?? seen, isBroken);
  const replay = shrunk?.replay ?? seen.wish?.wish.random;
  return { seen: least ?? shrunk?.seen ?? seen, ...(replay === undefined ? {} : { replay }) };
};
