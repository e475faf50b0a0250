import type { Entity, Property } from '../schemas/index.ts';
import { int32 } from './integer.ts';

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

type Sample = readonly [name: string, words: string, value: unknown, rare?: 'rare'];

/** The JSON types that are no text. Each carries a right value where it can, to meet a reader that unwraps it. */
const wrongTypes = (right: string, number: number): readonly Sample[] => [
  ['number', `the number ${number}`, number],
  ['boolean', 'the boolean true', true],
  ['array', 'an array that holds a valid value', [right]],
  ['object', 'an object that holds a valid value', { value: right }],
  ['zero', 'the number 0', 0, 'rare'],
  ['false', 'the boolean false', false, 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
];

/** A Cyrillic letter that looks like the Latin one. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: '\u0430',
  e: '\u0435',
  o: '\u043e',
  p: '\u0440',
  c: '\u0441',
  i: '\u0456',
};

const lookAlike = (member: string): string => member.replace(/[aeopci]/, (letter) => lookAlikes[letter] ?? letter);

const fullWidth = (member: string): string =>
  member.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** A beginning of a member that is no member itself. */
const prefixOf = (members: readonly string[]): string => {
  const longest = [...members].sort((a, b) => b.length - a.length)[0] ?? '';
  let length = longest.length - 1;
  while (members.includes(longest.slice(0, length))) length--;
  return longest.slice(0, length);
};

const foreignMember = (entity: Entity, entities: readonly Entity[], own: readonly string[]): string | undefined =>
  [...entities.filter((other) => other === entity), ...entities.filter((other) => other !== entity)]
    .flatMap((other) => other.properties.flatMap((property) => property.members.map(({ name }) => name)))
    .find((name) => !own.includes(name));

const enumSamples = (property: Property, entity: Entity, entities: readonly Entity[]): readonly Sample[] => {
  const members = property.members.map(({ name }) => name);
  const [first = '', second = first] = members;
  const last = members.at(-1) ?? '';
  const foreign = foreignMember(entity, entities, members);
  return [
    ['unknown', 'a word that is no member', 'notAMember'],
    ['sentinel', 'unknownFutureValue, which this enumeration does not have', 'unknownFutureValue'],
    ['empty', 'the empty string', ''],
    ['leading-space', 'a member with a leading space', ` ${second}`],
    ['trailing-space', 'a member with a trailing space', `${second} `],
    ['prefix', 'the beginning of a member', prefixOf(members)],
    ['suffixed', 'a member with a letter more', `${last}s`],
    ['two-members', 'two members joined by a comma', `${first},${last}`],
    ...(foreign === undefined ? [] : [['foreign', 'a member of another enumeration', foreign] as const]),
    ['look-alike', 'a member with a Cyrillic look-alike letter', lookAlike(second)],
    ['line-end', 'a member with a line end behind it', `${second}\n`, 'rare'],
    ['accent', 'a member with an accented letter', `${second.slice(0, -1)}${second.slice(-1)}\u0301`, 'rare'],
    ['full-width', 'a member in full-width letters', fullWidth(second), 'rare'],
    ...wrongTypes(second, property.members[1]?.value ?? 0),
  ];
};

const dateSamples: readonly Sample[] = [
  ['month-13', 'month 13', '2024-13-01T00:00:00Z'],
  ['day-32', 'day 32', '2024-01-32T00:00:00Z'],
  ['february-30', '30 February', '2024-02-30T00:00:00Z'],
  ['february-29', '29 February of a common year', '2023-02-29T00:00:00Z'],
  ['hour-25', 'hour 25', '2024-03-05T25:00:00Z'],
  ['minute-60', 'minute 60', '2024-03-05T09:60:00Z'],
  ['no-offset', 'no offset', '2024-03-05T09:08:07'],
  ['date-alone', 'a date alone', '2024-03-05'],
  ['words', 'words', 'yesterday at noon'],
  ['empty', 'the empty string', ''],
  ['offset-25', 'an offset of +25:00', '2024-03-05T09:08:07+25:00'],
  ['april-31', '31 April', '2024-04-31T00:00:00Z', 'rare'],
  ['day-0', 'day 0', '2024-05-00T00:00:00Z', 'rare'],
  ['fraction-alone', 'a fraction and no offset', '2024-03-05T09:08:07.123', 'rare'],
  ['today', 'the word today', 'today', 'rare'],
  [
    'date-time',
    'a date, a time and a time zone in an object',
    { dateTime: '2024-03-05T09:08:07', timeZone: 'UTC' },
    'rare',
  ],
  ...wrongTypes('2024-03-05T09:08:07Z', 1_709_629_687_000),
];

const enumRule = (property: Property, entity: Entity, entities: readonly Entity[]): readonly Break[] =>
  enumSamples(property, entity, entities).map(([name, words, value, rare]) => ({
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
  dateSamples.map(([name, words, value, rare]) => ({
    rare: rare !== undefined,
    rule: 'date',
    class: name,
    words: `${property.name} is ${words}`,
    property: property.name,
    value,
    keyword: typeof value === 'string' ? 'format' : 'type',
    pointer: `/${property.name}`,
  }));

/** What is no JSON literal true or false, though many languages take it for one (OData JSON, Primitive Value). */
const booleanSamples: readonly Sample[] = [
  ['text', 'the text "true"', 'true'],
  ['number', 'the number 1', 1],
  ['array', 'an array that holds a valid value', [true]],
  ['object', 'an object that holds a valid value', { value: true }],
  ['text-false', 'the text "false"', 'false', 'rare'],
  ['capitalised', 'the text "True"', 'True', 'rare'],
  ['zero', 'the number 0', 0, 'rare'],
  ['empty', 'the empty string', '', 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
];

/** What is no whole number of 32 bits. As text OData writes only Int64 and Decimal, and those only if asked to. */
const integerSamples: readonly Sample[] = [
  ['text', 'a whole number as text', '42'],
  ['boolean', 'the boolean true', true],
  ['array', 'an array that holds a valid value', [42]],
  ['object', 'an object that holds a valid value', { value: 42 }],
  ['fraction', 'a number with a fraction', 42.5],
  ['too-large', 'one more than 32 bits can hold', int32.max + 1],
  ['too-small', 'one less than 32 bits can hold', int32.min - 1],
  ['words', 'words', 'forty-two', 'rare'],
  ['empty', 'the empty string', '', 'rare'],
  ['false', 'the boolean false', false, 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
  ['huge', 'a number too large for 64 bits', 1e20, 'rare'],
];

const rangeKeyword = (value: unknown): string => {
  if (!Number.isInteger(value)) return 'type';
  return Number(value) > int32.max ? 'maximum' : 'minimum';
};

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

const undeclared: Break = {
  rare: false,
  rule: 'undeclared',
  class: 'undeclared',
  words: `the undeclared property ${undeclaredName} is there`,
  property: undeclaredName,
  value: 'undeclared',
  keyword: 'unevaluatedProperties',
  pointer: `/${undeclaredName}`,
};

/** A declared property in another letter case is undeclared: JSON names are case-sensitive. */
const otherCase = ({ properties }: Entity): readonly Break[] => {
  const text = properties.find(({ kind, name }) => kind === 'text' && name.charAt(0) !== name.charAt(0).toUpperCase());
  if (text === undefined) return [];
  const name = `${text.name.charAt(0).toUpperCase()}${text.name.slice(1)}`;
  return [
    {
      ...undeclared,
      rare: true,
      class: 'other-case',
      words: `${text.name} is there as ${name} as well`,
      property: name,
      pointer: `/${name}`,
    },
  ];
};

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
      boolean: () => typeRule(property, booleanSamples),
      integer: () => typeRule(property, integerSamples, rangeKeyword),
    }[property.kind]();
    return property.nullable ? own : [...own, ...nullRule(property)];
  }),
  undeclared,
  ...otherCase(entity),
  foreignType(entity, entities),
];
