import * as fc from 'fast-check';
import type { Entity, Operation, Property } from '../schemas/index.ts';
import { dateArbitrary, dateSamples } from './date.ts';
import { blendedSamples, singleSamples, type TextSample, textArbitrary } from './text.ts';
import { visits } from './transitions.ts';

/** A valid value that a run wants to see in one property of one operation. Several may share a payload. */
export interface Wish {
  readonly key: string;
  readonly topic: 'text' | 'date' | 'enum' | 'null';
  readonly operation: Operation;
  readonly property: Property;
  readonly value: string | null;
  readonly words: string;
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
  value: string | null,
  words: string,
): Wish => ({
  key: `${operation.id}/${property.name}/${name}`,
  topic,
  operation,
  property,
  value,
  words,
  class: `${topic}/${name}`,
  pieces: [],
  takesMark: false,
});

const textWish = (operation: Operation, property: Property, sample: TextSample): Wish => ({
  ...wish(operation, property, 'text', sample.name, sample.text, sample.words),
  takesMark: sample.takesMark,
  pieces:
    sample.classes.length < 2
      ? []
      : sample.classes.map(({ name, words, text }) => wish(operation, property, 'text', name, text, words)),
});

/** Each item with the property at its own place in the round: spreads items over properties evenly. */
const around = <T>(items: readonly T[], properties: readonly Property[], start: number): [Property, T][] =>
  items.flatMap((item, i) => {
    const property = properties[(i + start) % properties.length];
    return property === undefined ? [] : [[property, item] as [Property, T]];
  });

const everywhere = <T>(items: readonly T[], properties: readonly Property[]): [Property, T][] =>
  properties.flatMap((property) => items.map((item): [Property, T] => [property, item]));

/**
 * The text wishes of one operation. `standard` shows every class in every property, blended where classes can
 * be blended, and on update every class on its own somewhere; `deep` every class on its own in every property.
 */
const textWishes = (operation: Operation, profile: Profile): readonly Wish[] => {
  const properties = propertiesOf(operation.entity, 'text');
  const local = singleSamples.filter(({ classes }) => classes.every((textClass) => !textClass.whole));
  const plan: Readonly<Record<Profile, () => [Property, TextSample][]>> = {
    smoke: () => around(blendedSamples, properties, operation.kind === 'create' ? 0 : 1),
    standard: () => [
      ...everywhere(blendedSamples, properties),
      ...(operation.kind === 'update' ? around(local, properties, 0) : []),
    ],
    deep: () => [...everywhere(blendedSamples, properties), ...everywhere(local, properties)],
  };
  return plan[profile]().map(([property, sample]) => textWish(operation, property, sample));
};

/** The timestamps of one operation: in every property; `smoke` has each in one of them. */
const dateWishes = (operation: Operation, profile: Profile): readonly Wish[] => {
  const properties = propertiesOf(operation.entity, 'date');
  const spread = profile === 'smoke' ? around : everywhere;
  return spread(dateSamples, properties, operation.kind === 'create' ? 0 : 1).map(([property, { name, words, text }]) =>
    wish(operation, property, 'date', name, text, words),
  );
};

/** Updates walk an enumeration member by member; this many steps are enough for every transition of four members. */
const walk: Readonly<Record<Profile, number>> = { smoke: 5, standard: 13, deep: 240 };

/** Every member on create; on update a walk that enters and leaves every member. The order matters. */
const enumWishes = (operation: Operation, profile: Profile): readonly Wish[] =>
  propertiesOf(operation.entity, 'enum').flatMap((property) => {
    const members = property.members.map(({ name }) => name);
    const values = operation.kind === 'create' ? members : visits(members, walk[profile]);
    return values.map((value, step) => ({
      ...wish(operation, property, 'enum', value, value, `the member ${value}`),
      key: `${operation.id}/${property.name}/${step}-${value}`,
    }));
  });

/** null in each nullable property (TYPE-03). */
const nullWishes = (operation: Operation): readonly Wish[] =>
  operation.entity.properties
    .filter(({ nullable }) => nullable)
    .map((property) => wish(operation, property, 'null', 'null', null, 'null'));

const byTopic = { text: textWishes, date: dateWishes, enum: enumWishes, null: nullWishes } as const;

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
    ...wish(
      operation,
      property,
      property.kind === 'date' ? 'date' : 'text',
      `random-${i}`,
      value,
      `random value ${JSON.stringify(value)}`,
    ),
    random: { seed, path: `${i}` },
  }));
};

/** The arbitrary that draws and shrinks a property's valid values; none for enumerations, which are enumerated. */
export const arbitraryOf = (property: Property): fc.Arbitrary<string> | undefined =>
  ({ text: textArbitrary, date: dateArbitrary, enum: () => undefined })[property.kind]();
