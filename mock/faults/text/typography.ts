import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { stored } from '../breaking.ts';

/** Characters that look like others, or like nothing, and are replaced or removed for it. */
export const typographyFaults: readonly Fault[] = [
  {
    name: 'text-straightens-quotes',
    does: 'Makes straight quotes of typographic ones.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")),
  },
  {
    name: 'text-simplifies-dashes',
    does: 'Makes hyphens of dashes, and three dots of an ellipsis.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/[–—]/g, '-').replaceAll('…', '...')),
  },
  {
    name: 'text-breaks-no-break-spaces',
    does: 'Makes plain spaces of those that do not break.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replaceAll('\u00a0', ' ')),
  },
  {
    name: 'text-narrows-wide-spaces',
    does: 'Makes a plain space of an ideographic one.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replaceAll('\u3000', ' ')),
  },
  {
    name: 'text-line-separators-to-newlines',
    does: 'Makes line feeds of the separators of Unicode.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/[\u2028\u2029]/g, '\n')),
  },
  {
    name: 'text-drops-soft-hyphens',
    does: 'Removes soft hyphens.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replaceAll('\u00ad', '')),
  },
  {
    name: 'text-drops-direction-marks',
    does: 'Removes marks of direction, out of fear for forged names.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')),
  },
  {
    name: 'text-drops-variation-selectors',
    does: 'Removes variation selectors.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replaceAll('\ufe0f', '')),
  },
  {
    name: 'text-takes-ligatures-apart',
    does: 'Normalises text to NFKC.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.normalize('NFKC')),
  },
  {
    name: 'text-digits-to-ascii',
    does: 'Makes ASCII digits of Arabic ones.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/[\u0660-\u0669]/g, (digit) => `${digit.charCodeAt(0) - 0x660}`)),
  },
];
