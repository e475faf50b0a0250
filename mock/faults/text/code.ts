import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { refusing, stored } from '../breaking.ts';

/** Text that some layer takes for code, or fears as such. */
export const codeFaults: readonly Fault[] = [
  {
    name: 'text-drops-scripts',
    does: 'Removes script elements.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/<script\b.*?<\/script>/gs, '')),
  },
  {
    name: 'text-drops-markup-comments',
    does: 'Removes comments of HTML.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/<!--.*?-->/gs, '')),
  },
  {
    name: 'text-escapes-cdata-ends',
    does: 'Escapes the end of a CDATA section, as a writer of XML does.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replaceAll(']]>', ']]&gt;')),
  },
  {
    name: 'text-undoubles-quotes',
    does: 'Takes two single quotes for an escaped one.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replaceAll("''", "'")),
  },
  {
    name: 'text-refuses-sql',
    does: 'Has a firewall that refuses what looks like SQL.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing(
      'readText',
      (text) => /' OR |UNION SELECT/.test(String(text)),
      () => new Refusal(403, 'RequestBlocked', 'The request was blocked by a security rule.'),
    ),
  },
  {
    name: 'text-expands-replacements',
    does: 'Puts a text into another one by a replacement, which expands $&.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => 'x'.replace('x', text)),
  },
  {
    name: 'text-drops-parent-folders',
    does: 'Removes ../ wherever it stands.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/\.\.[\\/]/g, '')),
  },
  {
    name: 'text-joins-slashes',
    does: 'Makes one slash of two.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(/(?<!:)\/\//g, '/')),
  },
  {
    name: 'text-drops-script-addresses',
    does: 'Removes javascript: wherever it stands.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/javascript:/gi, '')),
  },
  {
    name: 'text-expands-environment',
    does: 'Takes a name between percent signs for a variable, and puts nothing in its place.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/%[A-Z]+%/g, '')),
  },
  {
    name: 'text-formats',
    does: 'Takes a text for a format of printf.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replaceAll('%%', '%').replace(/%[sd]/g, '')),
  },
  {
    name: 'text-cuts-comments',
    does: 'Takes what follows -- for a comment.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(/ -- .*$/s, '')),
  },
];
