import * as fc from 'fast-check';
import type { Entity, Operation, Property } from '../schemas/index.ts';
import { dateArbitrary, dateSamples } from './date.ts';
import { integerArbitrary, integerSamples } from './integer.ts';
import { blendedSamples, singleSamples, type TextSample, textArbitrary } from './text.ts';
import { visits } from './transitions.ts';

/** A valid value of a property, but for null. */
export type PropertyValue = string | number | boolean;

/** A valid value that a run wants to see in one property of one operation. Several may share a payload. */
export interface Wish {
  readonly key: string;
  readonly topic: Property['kind'] | 'null';
  readonly operation: Operation;
  readonly property: Property;
  readonly value: PropertyValue | null;
  readonly words: string;
  /** What it shows when it comes back: the classes its value stands for, and how much each is worth, from 0 to 1. */
  readonly shows: readonly { readonly class: string; readonly weight?: number }[];
  /** Two wishes of one class keep out of one payload, so that a refusal points to one of them. */
  readonly class: string;
  /** The same wish in smaller pieces, to find which of them is at fault; empty where there is one piece. */
  readonly pieces: readonly Wish[];
  /** Whether a run's mark may be appended to the value. */
  readonly takesMark: boolean;
  /** Where the value was drawn at random: what fast-check needs to draw it again. */
  readonly random?: { readonly seed: number; readonly path: string };
}

export type Profile = 'smoke' | 'standard' | 'deep';

const propertiesOf = (entity: Entity, kind: Property['kind']): readonly Property[] =>
  entity.properties.filter((property) => property.kind === kind);

const wish = (
  operation: Operation,
  property: Property,
  topic: Wish['topic'],
  name: string,
  value: PropertyValue | null,
  words: string,
): Wish => ({
  key: `${operation.id}/${property.name}/${name}`,
  topic,
  operation,
  property,
  value,
  words,
  class: `${topic}/${name}`,
  shows: [{ class: `${topic}/${name}` }],
  pieces: [],
  takesMark: false,
});

/** What a class shows on its own that it did not show in company: hardly anything, but there are such services. */
const companyless = 0.25;

/** What a class is worth that few services are wrong about. */
export const rareWeight = 0.07;

const textWish = (operation: Operation, property: Property, sample: TextSample): Wish => {
  const { name, words, text, classes, takesMark } = sample;
  const [only] = classes;
  const blended = classes.length > 1;
  return {
    ...wish(operation, property, 'text', name, text, words),
    takesMark,
    shows: [
      ...classes.map((textClass) => ({
        class: `text/${textClass.name}`,
        ...(textClass.rare === true ? { weight: rareWeight } : {}),
      })),
      ...(only === undefined || blended || only.whole
        ? []
        : [{ class: `text/${name}/alone`, weight: only.rare === true ? companyless * rareWeight : companyless }]),
    ],
    pieces: blended
      ? classes.map((textClass) => wish(operation, property, 'text', textClass.name, textClass.text, textClass.words))
      : [],
  };
};

/**
 * Each item in each property. Every property begins at another item, and updates begin half a step after creates, so
 * that the first few of all show as many items as possible.
 */
const everywhere = <T>(operation: Operation, items: readonly T[], properties: readonly Property[]): [Property, T][] =>
  properties.flatMap((property, i) => {
    const start = Math.floor(((i + (operation.kind === 'create' ? 0 : 0.5)) * items.length) / properties.length);
    return [...items.slice(start), ...items.slice(0, start)].map((item): [Property, T] => [property, item]);
  });

/** Every class of text in every property, blended where classes can be blended; then each of those on its own. */
const textWishes = (operation: Operation): readonly Wish[] => {
  const properties = propertiesOf(operation.entity, 'text');
  const blended = singleSamples.filter(({ classes }) => classes.every((textClass) => !textClass.whole));
  return [...everywhere(operation, blendedSamples, properties), ...everywhere(operation, blended, properties)].map(
    ([property, sample]) => textWish(operation, property, sample),
  );
};

/** Every timestamp in every property. */
const dateWishes = (operation: Operation): readonly Wish[] =>
  everywhere(operation, dateSamples, propertiesOf(operation.entity, 'date')).map(([property, { name, words, text }]) =>
    wish(operation, property, 'date', name, text, words),
  );

/** Every whole number in every property. */
const integerWishes = (operation: Operation): readonly Wish[] =>
  everywhere(operation, integerSamples, propertiesOf(operation.entity, 'integer')).map(
    ([property, { name, words, value }]) => wish(operation, property, 'integer', name, value, words),
  );

/** Updates walk an enumeration member by member; 13 steps are enough for every transition of four members. */
const walk: Readonly<Record<Profile, number>> = { smoke: 13, standard: 13, deep: 240 };

/** Every value of a few on create; on update a walk that enters and leaves each of them. The order matters. */
const walkWishes = <T extends string | boolean>(
  operation: Operation,
  property: Property,
  few: readonly T[],
  words: string,
  profile: Profile,
): readonly Wish[] => {
  const values = operation.kind === 'create' ? few : visits(few, walk[profile]);
  return values.map((value, step) => {
    const from = operation.kind === 'create' ? undefined : values[step - 1];
    const shown = `${property.kind}/${property.name}/${value}`;
    return {
      ...wish(operation, property, property.kind, `${value}`, value, `${words} ${value}`),
      key: `${operation.id}/${property.name}/${step}-${value}`,
      shows: [{ class: shown }, ...(from === undefined ? [] : [{ class: `${shown}/${from}`, weight: companyless }])],
    };
  });
};

const enumWishes = (operation: Operation, profile: Profile): readonly Wish[] =>
  propertiesOf(operation.entity, 'enum').flatMap((property) => {
    const members = property.members.map(({ name }) => name);
    return walkWishes(operation, property, members, 'the member', profile);
  });

const booleanWishes = (operation: Operation, profile: Profile): readonly Wish[] =>
  propertiesOf(operation.entity, 'boolean').flatMap((property) =>
    walkWishes(operation, property, [true, false], 'the value', profile),
  );

/** null in each nullable property (TYPE-03). */
const nullWishes = (operation: Operation): readonly Wish[] =>
  operation.entity.properties
    .filter(({ nullable }) => nullable)
    .map((property) => wish(operation, property, 'null', 'null', null, 'null'));

const byTopic = {
  text: textWishes,
  date: dateWishes,
  enum: enumWishes,
  boolean: booleanWishes,
  integer: integerWishes,
  null: nullWishes,
} as const;

/** The valid values of one topic that a profile wants to see on one operation. */
export const wishesOf = (topic: Wish['topic'], operation: Operation, profile: Profile): readonly Wish[] =>
  byTopic[topic](operation, profile);

/**
 * `count` random values for a property, drawn by fast-check: the i-th one is what `fc.check` draws as its
 * i-th run from the same seed, so `{seed, path}` replays it.
 */
export const randomWishes = (
  operation: Operation,
  property: Property,
  seed: number,
  count: number,
): readonly Wish[] => {
  const arbitrary = arbitraryOf(property);
  if (arbitrary === undefined || count < 1) return [];
  return fc.sample(arbitrary, { seed, numRuns: count }).map((value, i) => ({
    ...wish(operation, property, property.kind, `random-${i}`, value, `random value ${JSON.stringify(value)}`),
    random: { seed, path: `${i}` },
  }));
};

const enumerated = (): undefined => undefined;

const arbitraries: Readonly<Record<Property['kind'], () => fc.Arbitrary<PropertyValue> | undefined>> = {
  text: textArbitrary,
  date: dateArbitrary,
  integer: integerArbitrary,
  enum: enumerated,
  boolean: enumerated,
};

/** The arbitrary that draws and shrinks a property's valid values; none where all of them are tried anyway. */
export const arbitraryOf = (property: Property): fc.Arbitrary<PropertyValue> | undefined =>
  arbitraries[property.kind]();
