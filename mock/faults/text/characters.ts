import type { Fault } from '../../catalogue.ts';
import { creates, macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { keptTexts, refusing, stored } from '../breaking.ts';

const beyondLatin1 = /[^\0-\xff]/gu;
const beyondAscii = /[^\0-\x7f]/gu;
const beyondTheBasicPlane = /[\u{10000}-\u{10ffff}]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/gu;

const chunk = 16 * 1024;

/** Columns, drivers and libraries that cannot hold every character of Unicode. */
export const characterFaults: readonly Fault[] = [
  {
    name: 'text-column-is-latin1',
    does: 'Stores text in a Latin-1 column, so that any other character becomes a question mark.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(beyondLatin1, '?')),
  },
  {
    name: 'text-kept-in-latin1',
    does: 'Answers an update with the text as sent, but keeps it in a Latin-1 column.',
    violates: ['TEXT-01', 'UPDATE-06'],
    operations: [macos.update],
    breaks: keptTexts('text', (text) => text.replace(beyondLatin1, '?')),
  },
  {
    name: 'text-reads-utf8-as-latin1',
    does: 'Takes the UTF-8 bytes of an updated text for Latin-1, so that é becomes Ã©.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => Buffer.from(text).toString('latin1')),
  },
  {
    name: 'text-decoded-chunk-by-chunk',
    does: 'Decodes a body in chunks of 16 KiB, so that a character that lies across two of them is lost.',
    violates: ['TEXT-01'],
    operations: [windows.update],
    breaks: () => ({
      decode: (_call, bytes) =>
        Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
          bytes.subarray(i * chunk, (i + 1) * chunk).toString(),
        ).join(''),
    }),
  },
  {
    name: 'text-column-is-utf8mb3',
    does: 'Stores text in a three-byte UTF-8 column, which cuts it at the first emoji.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/[\u{10000}-\u{10ffff}].*$/su, '')),
  },
  {
    name: 'text-replaces-emoji',
    does: 'Replaces every character beyond the basic plane by U+FFFD on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(beyondTheBasicPlane, '\ufffd')),
  },
  {
    name: 'text-drops-what-is-not-ascii',
    does: 'Removes every character beyond ASCII from the display name of a new device.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(beyondAscii, ''), 'deviceDisplayName'),
  },
  {
    name: 'text-cjk-to-question-marks',
    does: 'Turns Chinese, Japanese and Korean characters into question marks on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) =>
      text.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, '?'),
    ),
  },
  {
    name: 'text-composes-accents',
    does: 'Normalises text to NFC, so that a letter and its combining accent become one character.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.normalize('NFC')),
  },
  {
    name: 'text-decomposes-accents',
    does: 'Normalises the user principal name to NFD on update, as some file systems do.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.normalize('NFD'), 'userPrincipalName'),
  },
  {
    name: 'text-strips-accents',
    does: 'Removes combining accents on create, as an accent-insensitive index does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/\p{Mn}/gu, '')),
  },
  {
    name: 'text-strips-zero-width',
    does: 'Removes zero-width characters from new text.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '')),
  },
  {
    name: 'text-stores-right-to-left-backwards',
    does: 'Stores right-to-left text in visual order, with its letters reversed.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(rightToLeft, (run) => [...run].reverse().join(''))),
  },
  {
    name: 'text-refuses-emoji',
    does: 'Refuses a product key that holds an emoji.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [macos.create],
    breaks: refusing(
      'readText',
      (text) => /\p{Extended_Pictographic}/u.test(String(text)),
      () => invalid('The value holds a character that is not supported.'),
      'productKey',
    ),
  },
  {
    name: 'text-replaces-lone-surrogates',
    does: 'Replaces half surrogate pairs by U+FFFD instead of refusing them.',
    violates: ['TEXT-01'],
    operations: [windows.create],
    breaks: stored('readText', (text) => Buffer.from(text).toString()),
  },
  {
    name: 'text-strips-control-characters',
    does: 'Removes control characters on create without saying so, all but newline and tab.',
    violates: ['TEXT-01'],
    operations: creates,
    breaks: stored('readText', (text) => [...text].filter(isPrintable).join('')),
  },
  {
    name: 'text-ends-at-nul',
    does: 'Cuts text at the first NUL, as a C string does.',
    violates: ['TEXT-01'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.split('\0', 1)[0]),
  },
];

function isPrintable(character: string): boolean {
  return character >= ' ' || character === '\n' || character === '\t';
}
