import type { Fault } from '../../catalogue.ts';
import type { Property } from '../../model/entity.ts';
import { macos, windows } from '../../model/operations.ts';
import { accepting, sent, sentText } from '../breaking.ts';
import { looksLatin } from './look-alikes.ts';
import { isForeign } from './membership.ts';

function isForeignText(value: unknown, property: Property): boolean {
  return typeof value === 'string' && isForeign(value, property);
}

function firstMember(_value: unknown, { members }: Property): unknown {
  return members[0];
}

const asSent = (value: unknown) => value;

/** Parsers that take what is no member for one. */
export const lenientFaults: readonly Fault[] = [
  {
    name: 'enum-unknown-word-stored',
    does: 'Stores any word as the status of a new object.',
    violates: ['ENUM-03', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readEnum', isForeignText, asSent),
  },
  {
    name: 'enum-unknown-word-to-default',
    does: 'Takes an unknown state for the first member.',
    violates: ['ENUM-03'],
    operations: [macos.create],
    breaks: accepting('readEnum', isForeignText, firstMember, 'state'),
  },
  {
    name: 'enum-line-end-is-cut',
    does: 'Cuts a line end behind a member, as a pattern with $ does not notice it.',
    violates: ['ENUM-03'],
    rare: true,
    operations: [windows.create],
    breaks: sentText('readEnum', (text) => text.replace(/\n$/, '')),
  },
  {
    name: 'enum-full-width-matches',
    does: 'Takes full-width letters for plain ones, since it looks members up in NFKC.',
    violates: ['ENUM-03'],
    rare: true,
    operations: [macos.update],
    breaks: sentText('readEnum', (text) => text.normalize('NFKC')),
  },
  {
    name: 'enum-unknown-word-ignored',
    does: 'Leaves the status of an object alone where an update names an unknown one.',
    violates: ['ENUM-03'],
    operations: [windows.update],
    breaks: ({ readEnum, merge }) => ({
      readEnum: (call, property, value) =>
        isForeignText(value, property) ? undefined : readEnum(call, property, value),
      merge: (call, row, changes) =>
        merge(call, row, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))),
    }),
  },
  {
    name: 'enum-empty-to-default',
    does: 'Takes empty text for the first member on create.',
    violates: ['ENUM-03'],
    operations: [macos.create],
    breaks: accepting('readEnum', (value) => value === '', firstMember),
  },
  {
    name: 'enum-empty-to-null',
    does: 'Takes empty text for null on update.',
    violates: ['ENUM-03', 'UPDATE-02'],
    operations: [windows.update],
    breaks: accepting(
      'readEnum',
      (value) => value === '',
      () => null,
    ),
  },
  {
    name: 'enum-trims',
    does: 'Trims a new status before it looks it up.',
    violates: ['ENUM-03'],
    operations: [windows.create],
    breaks: sentText('readEnum', (text) => text.trim()),
  },
  {
    name: 'enum-trims-end-on-update',
    does: 'Compares an updated state without the spaces at its end, as SQL does.',
    violates: ['ENUM-03'],
    operations: [macos.update],
    breaks: sentText('readEnum', (text) => text.replace(/ +$/, ''), 'state'),
  },
  {
    name: 'enum-prefix-matches',
    does: 'Takes the beginning of a member for the member.',
    violates: ['ENUM-03'],
    operations: [windows.update],
    breaks: sentText('readEnum', (text, { members }) =>
      text === '' ? text : (members.find((member) => member.startsWith(text)) ?? text),
    ),
  },
  {
    name: 'enum-flags-first',
    does: 'Takes two members joined by a comma for the first one.',
    violates: ['ENUM-03'],
    operations: [windows.create],
    breaks: sentText('readEnum', (text) => text.split(',', 1)[0]),
  },
  {
    name: 'enum-flags-stored',
    does: 'Stores two members joined by a comma, as for a flags enumeration.',
    violates: ['ENUM-03', 'UPDATE-02'],
    operations: [macos.update],
    breaks: accepting(
      'readEnum',
      (value, { members }) => typeof value === 'string' && value.split(/, ?/).every((part) => members.includes(part)),
      asSent,
    ),
  },
  {
    name: 'enum-one-list-for-all',
    does: 'Looks up every member in one list for all enumerations.',
    violates: ['ENUM-03', 'UPDATE-02'],
    operations: [macos.update],
    breaks: (correct) => ({
      readEnum: (call, property, value) => {
        const members = call.entity.properties.flatMap((declared) => declared.members);
        return correct.readEnum(call, { ...property, members }, value);
      },
    }),
  },
  {
    name: 'enum-look-alikes-match',
    does: 'Takes Cyrillic, Greek and accented letters for the Latin letters they look like.',
    violates: ['ENUM-03'],
    operations: [macos.create],
    breaks: sentText('readEnum', looksLatin),
  },
  {
    name: 'enum-number-is-ordinal',
    does: 'Takes a JSON number for the ordinal of a new status.',
    violates: ['ENUM-03'],
    operations: [windows.create],
    breaks: sent('readEnum', (value, { members }) => (typeof value === 'number' ? (members[value] ?? value) : value)),
  },
  {
    name: 'enum-number-to-default',
    does: 'Takes any JSON number for the first member on update.',
    violates: ['ENUM-03'],
    operations: [macos.update],
    breaks: accepting('readEnum', (value) => typeof value === 'number', firstMember),
  },
  {
    name: 'enum-boolean-is-ordinal',
    does: 'Takes true for the ordinal 1 and false for 0.',
    violates: ['ENUM-03'],
    operations: [windows.update],
    breaks: sent('readEnum', (value, { members }) => (typeof value === 'boolean' ? members[Number(value)] : value)),
  },
  {
    name: 'enum-array-to-default',
    does: 'Takes the first usable element of an array, or else the first member.',
    violates: ['ENUM-03'],
    operations: [macos.create],
    breaks: sent('readEnum', (value, { members }) =>
      Array.isArray(value) ? (value.find((element) => members.includes(element)) ?? members[0]) : value,
    ),
  },
  {
    name: 'enum-object-to-default',
    does: 'Takes an object for the first member.',
    violates: ['ENUM-03'],
    operations: [windows.create],
    breaks: accepting(
      'readEnum',
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      firstMember,
    ),
  },
  {
    name: 'enum-unchecked-on-update',
    does: 'Checks members on create, but stores anything on update.',
    violates: ['ENUM-03', 'UPDATE-02'],
    operations: [macos.update],
    breaks: accepting('readEnum', isForeign, asSent),
  },
  {
    name: 'enum-second-property-unchecked',
    does: 'Checks the category of a new summary, but not its state.',
    violates: ['ENUM-03', 'CREATE-02'],
    operations: [macos.create],
    breaks: accepting('readEnum', isForeign, asSent, 'state'),
  },
];
