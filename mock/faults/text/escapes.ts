import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { refusing, stored } from '../breaking.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that some layer takes for markup, for a template or for a piece of another language. */
export const escapeFaults: readonly Fault[] = [
  {
    name: 'text-doubles-quotes',
    does: 'Doubles single quotes, as hand-made SQL quoting does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: writes,
    breaks: stored('readText', (text) => text.replaceAll("'", "''")),
  },
  {
    name: 'text-drops-backslashes',
    does: 'Takes a backslash for an escape and drops it.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(/\\(.?)/gs, '$1')),
  },
  {
    name: 'text-adds-backslashes',
    does: 'Puts a backslash before every quote and backslash on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/["'\\]/g, '\\$&')),
  },
  {
    name: 'text-escapes-markup',
    does: 'Answers and keeps new text escaped for HTML.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)),
  },
  {
    name: 'text-strips-markup',
    does: 'Removes everything between angle brackets on update.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/<[^>]*>/g, '')),
  },
  {
    name: 'text-refuses-markup',
    does: 'Has a firewall that refuses a device name with angle brackets.',
    violates: ['TEXT-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing(
      'readText',
      (text) => /[<>]/.test(String(text)),
      () => new Refusal(403, 'RequestBlocked', 'The request was blocked by a security rule.'),
      'deviceDisplayName',
    ),
  },
  {
    name: 'text-refuses-quotes',
    does: 'Refuses text with a single quote on update, out of fear for its SQL.',
    violates: ['TEXT-01', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusing(
      'readText',
      (text) => String(text).includes("'"),
      () => new Refusal(400, 'BadRequest', 'The value holds a character that is not allowed.'),
    ),
  },
  {
    name: 'text-decodes-percent',
    does: 'Decodes %41 to A.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) =>
      text.replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    ),
  },
  {
    name: 'text-plus-to-space',
    does: 'Makes a space of every plus sign on update, as in a form.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replaceAll('+', ' ')),
  },
  {
    name: 'text-expands-mustaches',
    does: 'Takes a name between double braces for a variable and puts nothing in its place.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/\{\{.*?\}\}/g, '')),
  },
  {
    name: 'text-expands-dollar-braces',
    does: 'Takes a name between dollar and braces for a variable and puts nothing in its place.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/\$\{.*?\}/g, '')),
  },
  {
    name: 'text-answers-json-in-json',
    does: 'Answers an update with text that is escaped for JSON twice.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => JSON.stringify(text).slice(1, -1)),
  },
  {
    name: 'text-curls-quotes',
    does: 'Makes typographic quotes of straight ones.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replaceAll('"', '”').replaceAll("'", '’'), 'displayName'),
  },
  {
    name: 'text-drops-semicolons',
    does: 'Cuts a version at a semicolon, as a connection string does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.split(';', 1)[0], 'qualityUpdateVersion'),
  },
];
