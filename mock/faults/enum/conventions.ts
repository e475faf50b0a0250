import type { Fault } from '../../catalogue.ts';
import { writes } from '../../model/operations.ts';
import { accepting, sentText } from '../breaking.ts';

/** Parsers that take a member in the spelling of another place for the member. */
export const conventionFaults: readonly Fault[] = [
  {
    name: 'enum-words-in-any-convention',
    does: 'Finds members whatever stands between their words, and in any case.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: sentText('readEnum', (text, { members }) =>
      /[-_ ]/.test(text.trim())
        ? (members.find((member) => member.toLowerCase() === text.trim().replace(/[-_ ]/g, '').toLowerCase()) ?? text)
        : text,
    ),
  },
  {
    name: 'enum-type-name-is-skipped',
    does: 'Skips the name of a type before a member.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: sentText('readEnum', (text) => text.replace(/^.*[.'](?=\w+'?$)/, '').replace(/'$/, '')),
  },
  {
    name: 'enum-list-of-one-member',
    does: 'Takes a member that is named twice for the member.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: sentText('readEnum', (text) =>
      ((parts) => (parts.size === 1 ? [...parts][0] : text))(new Set(text.split(','))),
    ),
  },
  {
    name: 'enum-invisible-characters-are-skipped',
    does: 'Skips invisible characters in a member.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: sentText('readEnum', (text) => text.replace(/[\u200b\ufeff\u00ad]/g, '')),
  },
  {
    name: 'enum-any-number-is-a-member',
    does: 'Takes any number in a text for a member, as Enum.Parse of .NET does.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: accepting(
      'readEnum',
      (value) => /^-?\d+$/.test(String(value)) && typeof value === 'string',
      (value) => value,
    ),
  },
  {
    name: 'enum-word-for-nothing',
    does: 'Takes the words none and unknown for the first member.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: accepting(
      'readEnum',
      (value) => value === 'none' || value === 'unknown',
      (_value, { members }) => members[0],
    ),
  },
  {
    name: 'enum-inherited-name',
    does: 'Looks members up in a plain object, which has a constructor.',
    violates: ['ENUM-03'],
    rare: true,
    operations: writes,
    breaks: accepting(
      'readEnum',
      (value) => typeof value === 'string' && value in {},
      (value) => value,
    ),
  },
];
