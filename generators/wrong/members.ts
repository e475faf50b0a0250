import type { Entity, Property } from '../../schemas/index.ts';
import { wrongTypes } from './json-types.ts';
import type { Sample } from './sample.ts';

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

/** The words of a member in camel case, in lower case and joined by something else. */
const joined = (member: string, by: string): string => {
  const words = member.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.length > 1 ? words.join(by) : `${member.slice(0, 2)}${by}${member.slice(2)}`;
};

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

/** What is no member of an enumeration, though some parser takes it for one. */
export const wrongMembers = (property: Property, entity: Entity, entities: readonly Entity[]): readonly Sample[] => {
  const members = property.members.map(({ name }) => name);
  const [first = '', second = first] = members;
  const last = members.at(-1) ?? '';
  const compound = members.find((member) => /[A-Z]/.test(member)) ?? second;
  const largest = Math.max(...property.members.map(({ value }) => value));
  const type = property.edmType.split('.').at(-1) ?? '';
  const foreign = foreignMember(entity, entities, members);
  const samples: readonly Sample[] = [
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
    ['zero-width', 'a member with a zero-width space in it', `${second.slice(0, 2)}\u200b${second.slice(2)}`, 'rare'],
    ['kebab-case', 'a member in words joined by hyphens', joined(compound, '-'), 'rare'],
    ['snake-case', 'a member in words joined by underscores', joined(compound, '_'), 'rare'],
    ['spaced', 'a member in words with spaces', joined(compound, ' '), 'rare'],
    ['type-name', 'a member behind the name of its type', `${type}.${second}`, 'rare'],
    ['qualified', 'a member as a literal of an address', `${property.edmType}'${second}'`, 'rare'],
    ['twice', 'one member twice, joined by a comma', `${second},${second}`, 'rare'],
    ['semicolon', 'two members joined by a semicolon', `${first};${last}`, 'rare'],
    ['no-ordinal', 'a number as text that is no ordinal', `${largest + 1}`, 'rare'],
    ['negative', 'a negative number as text', '-1', 'rare'],
    ['word-unknown', 'the word unknown', 'unknown', 'rare'],
    ['word-none', 'the word none', 'none', 'rare'],
    // A look-up in a plain object of JavaScript finds it.
    ['inherited', 'the word constructor', 'constructor', 'rare'],
    ...wrongTypes(second, property.members[1]?.value ?? 0),
  ];
  // The word may be a member of this one.
  return samples.filter(([, , value]) => members.every((member) => member !== value));
};
