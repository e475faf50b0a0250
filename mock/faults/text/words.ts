import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { stored } from '../breaking.ts';

const emptyToNull = (text: string, { nullable }: { readonly nullable: boolean }) =>
  text === '' && nullable ? null : text;

/** Text that some layer takes for a value of another type. */
export const wordFaults: readonly Fault[] = [
  {
    name: 'text-empty-to-null',
    does: 'Stores empty text as null on create, as some databases do.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', emptyToNull),
  },
  {
    name: 'text-empty-to-null-on-update',
    does: 'Stores empty text as null on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', emptyToNull),
  },
  {
    name: 'text-empty-is-ignored',
    does: 'Takes empty text in an update for a property that was not sent.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: ({ merge }) => ({
      merge: (call, row, changes) =>
        merge(call, row, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== ''))),
    }),
  },
  {
    name: 'text-word-null',
    does: 'Stores null for the word "null".',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => (text === 'null' ? null : text)),
  },
  {
    name: 'text-word-true',
    does: 'Answers the boolean true for the word "true" on update.',
    violates: ['TEXT-01', 'UPDATE-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => (text === 'true' ? true : text)),
  },
  {
    name: 'text-word-undefined',
    does: 'Stores null for the word "undefined".',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => (text === 'undefined' ? null : text)),
  },
  {
    name: 'text-loses-leading-zeros',
    does: 'Takes a product key of digits for a number, so that 007 becomes 7.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => (/^\d+$/.test(text) ? String(Number(text)) : text), 'productKey'),
  },
  {
    name: 'text-digits-to-json-number',
    does: 'Answers a number where a version consists of digits.',
    violates: ['TEXT-01', 'UPDATE-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => (/^\d+$/.test(text) ? Number(text) : text), 'updateVersion'),
  },
  {
    name: 'text-version-loses-trailing-zero',
    does: 'Takes a version for a decimal number, so that 10.0 becomes 10.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/^(\d+(?:\.\d+)*)\.0+$/, '$1'), 'qualityUpdateVersion'),
  },
  {
    name: 'text-lowercases-user',
    does: 'Stores user principal names in lower case.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.toLowerCase(), 'userPrincipalName'),
  },
  {
    name: 'text-uppercases-product-key',
    does: 'Stores product keys in upper case on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.toUpperCase(), 'productKey'),
  },
  {
    name: 'text-keeps-spelling-of-first-update',
    does: 'Compares text without letter case, and so takes a mere change of case for no change.',
    violates: ['UPDATE-12', 'UPDATE-03', 'TEXT-01'],
    operations: [windows.update],
    breaks: ({ merge }) => ({
      merge: (call, row, changes) =>
        merge(
          call,
          row,
          Object.fromEntries(
            Object.entries(changes).filter(
              ([name, value]) => fold(value) !== fold(row.values[name]) || value === row.values[name],
            ),
          ),
        ),
    }),
  },
];

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
