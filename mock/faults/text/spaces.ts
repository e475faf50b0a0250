import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { accepting, keptTexts, refusing, stored } from '../breaking.ts';

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && /^\s+$/.test(value);
}

/** Whitespace that is tidied up behind the client's back. */
export const spaceFaults: readonly Fault[] = [
  {
    name: 'text-trims',
    does: 'Trims the display name of a new summary.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.trim(), 'displayName'),
  },
  {
    name: 'text-trims-trailing-spaces',
    does: 'Cuts spaces at the end of updated text, as a CHAR column does.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/ +$/, '')),
  },
  {
    name: 'text-trims-leading-spaces',
    does: 'Cuts spaces at the start of a new user id.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/^ +/, ''), 'userId'),
  },
  {
    name: 'text-kept-trimmed',
    does: 'Answers with the text as sent, but keeps it trimmed.',
    violates: ['TEXT-01', 'CREATE-06'],
    operations: [windows.create],
    breaks: keptTexts('text', (text) => text.trim()),
  },
  {
    name: 'text-blank-is-missing',
    does: 'Refuses a new object with a text of nothing but spaces.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing('readText', isBlank, () => invalid('The property must have a value.')),
  },
  {
    name: 'text-blank-to-null',
    does: 'Stores null where an update sets a text that may be null to nothing but spaces.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: accepting(
      'readText',
      (value, { nullable }) => nullable && isBlank(value),
      () => null,
    ),
  },
  {
    name: 'text-collapses-spaces',
    does: 'Makes one space of several, as HTML does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/ {2,}/g, ' ')),
  },
  {
    name: 'text-converts-newlines',
    does: 'Makes CR LF of every newline on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/\r?\n/g, '\r\n')),
  },
  {
    name: 'text-flattens-newlines',
    does: 'Makes a space of every newline on create.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(/\n/g, ' ')),
  },
  {
    name: 'text-ends-at-newline',
    does: 'Keeps only the first line of an update version.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.split('\n', 1)[0], 'updateVersion'),
  },
  {
    name: 'text-expands-tabs',
    does: 'Makes four spaces of a tab on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/\t/g, '    ')),
  },
];
