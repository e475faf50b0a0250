import { faker } from '@faker-js/faker/locale/en';
import type { Entity, Property } from '../schemas/index.ts';
import { hash } from './hash.ts';
import type { PropertyValue } from './wishes.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** Everything a payload says depends on the seed alone, so dates must not depend on the clock. */
const referenceDate = '2024-06-01T00:00:00.000Z';

type Recipe = NonNullable<Property['faker']>;

/** Calls the faker method that a schema names: `"string.uuid"` or `{"helpers.fromRegExp": argument}`. */
const follow = (recipe: Recipe, where: string): unknown => {
  const [path, ...args] = typeof recipe === 'string' ? [recipe] : (Object.entries(recipe)[0] ?? ['']);
  const method = path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], faker);
  if (typeof method !== 'function') throw new Error(`x-faker of ${where}: faker has no method '${path}'`);
  return method(...args);
};

/** An instant to 100 ns: faker knows milliseconds only, so the last four digits are drawn beside it. */
const instant = (): string => {
  const past = faker.date.past({ years: 3, refDate: referenceDate }).toISOString();
  return `${past.slice(0, -1)}${faker.string.numeric({ length: 3 })}${faker.string.numeric({ length: 1, exclude: ['0'] })}Z`;
};

/** Services fall back on the first member: where it is sent anyway, nobody sees that they did. */
const tellingMembers = ({ members }: Property): Property['members'] =>
  members.length > 2 ? members.slice(1) : members;

const draw: Readonly<Record<Property['kind'], (entity: Entity, property: Property) => PropertyValue>> = {
  text: (entity, { faker: recipe, name }) =>
    recipe === undefined ? faker.lorem.words(2) : String(follow(recipe, `${entity.name}.${name}`)),
  enum: (_entity, property) => faker.helpers.arrayElement(tellingMembers(property)).name,
  date: instant,
  boolean: () => faker.datatype.boolean(),
  integer: (entity, { faker: recipe, name }) =>
    recipe === undefined ? faker.number.int({ max: 9_999 }) : Number(follow(recipe, `${entity.name}.${name}`)),
};

/**
 * A realistic value for every property of an entity: plain ASCII text, members, instants to 100 ns.
 * The same seed and label give the same payload in every process.
 */
export const realistic = (entity: Entity, seed: number, label: string): Payload => {
  faker.seed(hash(`${seed}/${entity.name}/${label}`));
  return Object.fromEntries(
    entity.properties.map((property) => [property.name, draw[property.kind](entity, property)]),
  );
};

/** The plainest value of each kind: a short word, the first member, UTC in whole seconds, what is false, nothing. */
const plainest: Readonly<Record<Property['kind'], (property: Property) => PropertyValue>> = {
  text: () => 'text',
  enum: ({ members }) => members[0]?.name ?? '',
  date: () => '2024-01-01T00:00:00Z',
  boolean: () => false,
  integer: () => 0,
};

/** The plainest value for every property of an entity: what a service takes that refuses realistic ones. */
export const simplest = (entity: Entity): Payload =>
  Object.fromEntries(entity.properties.map((property) => [property.name, plainest[property.kind](property)]));

/** Draws before a value that happens to be the present one is put up with: some properties know few values. */
const draws = 20;

/** Realistic values as `realistic` gives them, but none that the object has already: an update has to change something. */
export const realisticChange = (entity: Entity, seed: number, label: string, present: Payload): Payload => {
  let change = realistic(entity, seed, label);
  for (let again = 1; again < draws; again++) {
    const same = entity.properties.filter(({ name }) => change[name] === present[name]);
    if (same.length === 0) break;
    const next = realistic(entity, seed, `${label}/${again}`);
    change = { ...change, ...Object.fromEntries(same.map(({ name }) => [name, next[name]])) };
  }
  return change;
};
