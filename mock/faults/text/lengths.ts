import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { keptTexts, refusing, stored } from '../breaking.ts';

/** Columns that are too short, and limits that the contract does not know. */
export const lengthFaults: readonly Fault[] = [
  {
    name: 'text-cut-at-255',
    does: 'Cuts new text after 255 characters, as a narrow column does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.slice(0, 255)),
  },
  {
    name: 'text-cut-at-64-in-one-column',
    does: 'Cuts the feature update version after 64 characters on create.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.slice(0, 64), 'featureUpdateVersion'),
  },
  {
    name: 'text-cut-at-255-bytes',
    does: 'Cuts updated text after 255 bytes of UTF-8, if need be in the middle of a character.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => Buffer.from(text).subarray(0, 255).toString()),
  },
  {
    name: 'text-kept-cut-at-512',
    does: 'Answers with the whole text, but keeps only 512 characters of it.',
    violates: ['TEXT-01', 'CREATE-06'],
    operations: [macos.create],
    breaks: keptTexts('text', (text) => text.slice(0, 512)),
  },
  {
    name: 'text-longer-than-256-is-refused',
    does: 'Refuses a display name of more than 256 characters.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [macos.create],
    breaks: refusing(
      'readText',
      (text) => String(text).length > 256,
      () => invalid('The value is longer than the maximum of 256 characters.'),
      'displayName',
    ),
  },
  {
    name: 'text-longer-than-900-is-refused-on-update',
    does: 'Accepts long text on create but not on update.',
    violates: ['TEXT-01', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusing(
      'readText',
      (text) => String(text).length > 900,
      () => invalid('The value is too long.'),
    ),
  },
  {
    name: 'text-ends-with-an-ellipsis',
    does: 'Shortens long text to 100 characters and an ellipsis.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => (text.length > 100 ? `${text.slice(0, 99)}…` : text), 'deviceDisplayName'),
  },
  {
    name: 'text-cut-at-65535',
    does: 'Cuts very long text after 65,535 characters without saying so.',
    violates: ['TEXT-01'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.slice(0, 65_535)),
  },
  {
    name: 'text-empty-is-refused',
    does: 'Refuses an empty device id on create.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing(
      'readText',
      (text) => text === '',
      () => invalid('The value must not be empty.'),
      'deviceId',
    ),
  },
  {
    name: 'text-blank-is-refused',
    does: 'Refuses text of spaces only, or none at all, on update.',
    violates: ['TEXT-01', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusing(
      'readText',
      (text) => String(text).trim() === '',
      () => invalid('The value must not be blank.'),
    ),
  },
];
