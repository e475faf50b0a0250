import { fewest, hasExtremeCharacters, type PropertyValue, smallerValue, type Wish } from '../generators/index.ts';
import { createExperiment, type Exhibit, type Experiment, type Fire, type IsBroken } from './experiment.ts';
import type { Seen } from './requirement.ts';
import { namesIn, partOf, shapeOf, smallestShapes } from './shape.ts';

export interface Smallest {
  readonly seen: Seen<unknown>;
  /** Whether smaller ones were looked for. */
  readonly sought?: true;
  /** Where fast-check drew the value: what it needs to draw it again. */
  readonly replay?: { readonly seed: number; readonly path: string };
}

/** The values that a finding may be about: the wished one, the one the case names, or all that are special. */
const suspectsIn = ({ observation, wish, property }: Seen<unknown>): readonly string[] => {
  const special = Object.keys(observation?.case.values ?? {});
  const name = wish?.wish.property.name ?? property;
  return name !== undefined && special.includes(name) ? [name] : special;
};

/** Leaves out of the payload the properties that the fault can be seen without. */
const leaveOut = async (experiment: Experiment, suspects: readonly string[], wish: Wish | undefined): Promise<void> => {
  const { seen, shape } = experiment.smallest;
  const names = namesIn(shape);
  const [guilty, ...accomplices] = suspects;
  const known = guilty !== undefined && accomplices.length === 0;
  if (known && seen.observation !== undefined) {
    for (const smallest of smallestShapes(seen.observation.case.operation, shape, guilty)) {
      if (namesIn(smallest).length >= names.length) break;
      if ((await experiment.send(smallest, wish)) !== false) return;
    }
  }
  const kept = known ? [guilty] : [];
  await experiment.follow(fewest(names.filter((name) => !kept.includes(name))), async (some) =>
    kept.length + some.length > 0 ? experiment.send(partOf(shape, [...kept, ...some]), wish) : false,
  );
};

/** The values that may be replaced by any valid one: the wished one, or realistic ones but for a mere bearer of the mark. */
const replaceable = ({ seen: { wish, observation }, shape }: Exhibit): readonly string[] => {
  if (wish !== undefined) return [wish.wish.property.name];
  if (observation === undefined || observation.case.values !== undefined) return [];
  const { payload, mark } = observation;
  const names = namesIn(shape);
  return names.filter((name) => names.length === 1 || !String(payload[name]).endsWith(mark) || mark === '');
};

const isValue = (value: unknown): value is PropertyValue => ['string', 'number', 'boolean'].includes(typeof value);

const isExtreme = (value: PropertyValue): boolean => typeof value === 'string' && hasExtremeCharacters(value);

/** Looks for smaller values; none outside the clauses that the first ones are about. */
const shrinkValues = async (
  experiment: Experiment,
  wish: Wish | undefined,
  names: readonly string[],
): Promise<void> => {
  const { entity } = experiment.smallest.seen.observation?.case.operation ?? {};
  for (const name of names) {
    const { shape } = experiment.smallest;
    const property = entity?.properties.find((declared) => declared.name === name);
    const first = shape.values[name];
    if (property === undefined || !isValue(first)) continue;
    const belongs = (value: PropertyValue): boolean => isExtreme(first) || !isExtreme(value);
    await experiment.follow(smallerValue(property, first), async (value) =>
      belongs(value)
        ? experiment.send({ ...shape, values: { ...shape.values, [name]: value } }, wish && { ...wish, value })
        : false,
    );
  }
};

/** A text that is longer is told by its length. */
const longest = 60;

const told = (value: unknown): string => {
  if (typeof value === 'number') return `${value}`;
  const text = String(value);
  return text.length > longest ? `${text.length.toLocaleString('en')} characters` : JSON.stringify(text);
};

/** How the smallest differs from the first where the words of the first do not say it; undefined where they do. */
const newsIn = (first: Exhibit, { seen }: Exhibit): string | undefined => {
  const payload = seen.observation?.payload ?? {};
  if (seen.wish !== undefined) {
    const { wish } = seen.wish;
    return wish.value === first.seen.wish?.wish.value ? undefined : `: ${told(payload[wish.property.name])}`;
  }
  const names = Object.keys(payload);
  const fewer = replaceable(first).length > 0 && names.length < namesIn(first.shape).length;
  return fewer ? ` holds nothing but ${names.join(' and ')}` : undefined;
};

/** The words of the first, and those of the smallest beside them: what is true of the one need not be of the other. */
const wordsOf = (first: Exhibit, smallest: Exhibit): string => {
  const { words } = first.seen;
  const news = newsIn(first, smallest);
  return news === undefined ? words : `first seen where ${words}; the smallest that shows it${news}`;
};

/**
 * The smallest request known to show the same fault: nothing in the payload that is not needed, and of a text or
 * timestamp only what is at fault. What is returned was sent and judged.
 *
 * @param isBroken whether the clause does not hold for what was seen
 */
export const minimise = async (fire: Fire, seen: Seen<unknown>, isBroken: IsBroken): Promise<Smallest> => {
  const wish = seen.wish?.wish;
  const replay = wish?.random === undefined ? {} : { replay: wish.random };
  const shape = seen.observation === undefined ? undefined : shapeOf(seen.observation);
  if (shape === undefined) return { seen, ...replay };
  const first: Exhibit = { seen, shape };
  const suspects = suspectsIn(seen);
  const experiment = createExperiment(fire, first, suspects, isBroken);
  await leaveOut(experiment, suspects, wish);
  await shrinkValues(experiment, wish, replaceable(experiment.smallest));
  const { smallest } = experiment;
  const words = wordsOf(first, smallest);
  return { seen: smallest === first ? seen : { ...smallest.seen, words }, sought: true, ...replay };
};
