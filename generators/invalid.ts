import type { Entity, Property } from '../schemas/index.ts';
import { wrongDates } from './wrong/dates.ts';
import { rangeKeyword, wrongBooleans, wrongIntegers, wrongTypes } from './wrong/json-types.ts';
import { wrongMembers } from './wrong/members.ts';
import type { Sample } from './wrong/sample.ts';

/** One way to break one rule of the resource schema in one property, named so that a report can print it. */
export interface Break {
  readonly rule: 'enum' | 'date' | 'type' | 'null' | 'undeclared' | 'odata-type';
  /** The class of the fault, shared by all properties it is tried on. */
  readonly class: string;
  readonly words: string;
  readonly property: string;
  readonly value: unknown;
  /** What a JSON Schema validator says of it: the keyword that fails, and where. */
  readonly keyword: string;
  readonly pointer: string;
  /** Few services are wrong there that are right everywhere else. */
  readonly rare: boolean;
}

const enumRule = (property: Property, entity: Entity, entities: readonly Entity[]): readonly Break[] =>
  wrongMembers(property, entity, entities).map(([name, words, value, rare]) => ({
    rare: rare !== undefined,
    rule: 'enum',
    class: name,
    words: `${property.name} is ${words}`,
    property: property.name,
    value,
    keyword: 'enum',
    pointer: `/${property.name}`,
  }));

const dateRule = (property: Property): readonly Break[] =>
  wrongDates.map(([name, words, value, rare]) => ({
    rare: rare !== undefined,
    rule: 'date',
    class: name,
    words: `${property.name} is ${words}`,
    property: property.name,
    value,
    keyword: typeof value === 'string' ? 'format' : 'type',
    pointer: `/${property.name}`,
  }));

const typeRule = (
  property: Property,
  samples: readonly Sample[],
  keywordOf: (value: unknown) => string = () => 'type',
): readonly Break[] =>
  samples.map(([name, words, value, rare]) => ({
    rare: rare !== undefined,
    rule: 'type',
    class: name,
    words: `${property.name} is ${words}`,
    property: property.name,
    value,
    keyword: keywordOf(value),
    pointer: `/${property.name}`,
  }));

const nullRule = (property: Property): readonly Break[] => [
  {
    rare: false,
    rule: 'null',
    class: 'null',
    words: `${property.name}, which is never null, is null`,
    property: property.name,
    value: null,
    keyword: property.kind === 'enum' ? 'enum' : 'type',
    pointer: `/${property.name}`,
  },
];

const undeclaredName = 'conformanceUndeclared';

const undeclared = (name: string, words: string, property: string, value: unknown, rare = true): Break => ({
  rare,
  rule: 'undeclared',
  class: name,
  words,
  property,
  value,
  keyword: 'unevaluatedProperties',
  pointer: `/${property}`,
});

/** A declared property in another letter case is undeclared: JSON names are case-sensitive. */
const otherCase = ({ properties }: Entity): readonly Break[] => {
  const text = properties.find(({ kind, name }) => kind === 'text' && name.charAt(0) !== name.charAt(0).toUpperCase());
  if (text === undefined) return [];
  const name = `${text.name.charAt(0).toUpperCase()}${text.name.slice(1)}`;
  return [undeclared('other-case', `${text.name} is there as ${name} as well`, name, 'undeclared')];
};

/** A property that another entity has, and this one does not. */
const neighbours = ({ properties }: Entity, entities: readonly Entity[]): readonly Break[] => {
  const own = new Set(properties.map(({ name }) => name));
  const other = entities
    .flatMap((entity) => entity.properties)
    .find(({ kind, name }) => kind === 'text' && !own.has(name));
  if (other === undefined) return [];
  return [undeclared('neighbour', `${other.name}, which another entity has, is there`, other.name, 'undeclared')];
};

/** Everything that the schema does not name. */
const undeclaredRule = (entity: Entity, entities: readonly Entity[]): readonly Break[] => [
  undeclared('undeclared', `the undeclared property ${undeclaredName} is there`, undeclaredName, 'undeclared', false),
  undeclared('undeclared-object', `the undeclared property ${undeclaredName} is there and an object`, undeclaredName, {
    a: 'undeclared',
  }),
  undeclared('undeclared-null', `the undeclared property ${undeclaredName} is there and null`, undeclaredName, null),
  // Every plain object of JavaScript seems to have it.
  undeclared('inherited', 'the undeclared property constructor is there', 'constructor', 'undeclared'),
  ...otherCase(entity),
  ...neighbours(entity, entities),
];

const foreignType = (entity: Entity, entities: readonly Entity[]): Break => {
  const other = entities.find(({ name }) => name !== entity.name)?.odataType ?? '#microsoft.graph.deviceConfiguration';
  return {
    rare: false,
    rule: 'odata-type',
    class: 'foreign',
    words: `@odata.type is ${other}`,
    property: '@odata.type',
    value: other,
    keyword: 'const',
    pointer: '/@odata.type',
  };
};

/**
 * Every break of an entity's resource schema, in a fixed order. `entities` are all entities of the contract:
 * values that are right elsewhere are the most tempting wrong ones.
 */
export const breaksOf = (entity: Entity, entities: readonly Entity[]): readonly Break[] => [
  ...entity.properties.flatMap((property) => {
    const own = {
      enum: () => enumRule(property, entity, entities),
      date: () => dateRule(property),
      text: () => typeRule(property, wrongTypes('text', 42)),
      boolean: () => typeRule(property, wrongBooleans),
      integer: () => typeRule(property, wrongIntegers, rangeKeyword),
    }[property.kind]();
    return property.nullable ? own : [...own, ...nullRule(property)];
  }),
  ...undeclaredRule(entity, entities),
  foreignType(entity, entities),
];
