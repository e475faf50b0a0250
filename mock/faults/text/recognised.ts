import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { stored } from '../breaking.ts';

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/;

/** Text that some layer takes for a value of another kind, and writes its own way. */
export const recognisedTextFaults: readonly Fault[] = [
  {
    name: 'text-rewrites-timestamps',
    does: 'Recognises a timestamp in a text, and writes it in UTC, as serialisers of .NET do.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [windows.create],
    breaks: stored('readText', (text) => (timestamp.test(text) ? new Date(text).toISOString() : text)),
  },
  {
    name: 'text-adds-midnight',
    does: 'Makes a point in time of a date in a text.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)),
  },
  {
    name: 'text-zero-is-empty',
    does: 'Takes the text 0 for nothing, as it is no truth in PHP.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => (text === '0' ? '' : text)),
  },
  {
    name: 'text-digits-lose-precision',
    does: 'Keeps digits as a floating-point number.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => (/^\d{16,}$/.test(text) ? `${BigInt(Number(text))}` : text)),
  },
  {
    name: 'text-evaluates-exponents',
    does: 'Takes 1e5 for a number, as a spreadsheet does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => (/^\de\d+$/.test(text) ? `${Number(text)}` : text)),
  },
  {
    name: 'text-lowers-booleans',
    does: 'Writes TRUE and FALSE in lower case, as YAML reads them.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : text)),
  },
  {
    name: 'text-no-number-is-null',
    does: 'Takes NaN and N/A for null, as data frames do.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => (/^(?:NaN|N\/A)$/.test(text) ? null : text)),
  },
  {
    name: 'text-reformats-json',
    does: 'Parses a text that holds JSON, and writes it anew.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => (text.startsWith('{"') ? JSON.stringify(JSON.parse(text)) : text)),
  },
  {
    name: 'text-unquotes',
    does: 'Takes off the quotes around a text, as a reader of CSV does.',
    violates: ['TEXT-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/^"(.*)"$/s, '$1')),
  },
  {
    name: 'text-guards-formulas',
    does: 'Puts a quote before a text that a spreadsheet would take for a formula.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/^(?=[=+@-])/, "'")),
  },
  {
    name: 'text-drops-leading-at',
    does: 'Takes off an at sign at the beginning.',
    violates: ['TEXT-01', 'UPDATE-03'],
    rare: true,
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/^@/, ''), 'userPrincipalName'),
  },
  {
    name: 'text-drops-trailing-dot',
    does: 'Takes off a full stop at the end, as Windows does with names of files.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) => text.replace(/\.$/, '')),
  },
  {
    name: 'text-chomps',
    does: 'Takes off a line break at the end.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/\r?\n$/, '')),
  },
  {
    name: 'text-drops-byte-order-mark',
    does: 'Takes a byte-order mark at the beginning of a text for one of a file.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => text.replace(/^\ufeff/, '')),
  },
  {
    name: 'text-trims-no-break-spaces',
    does: 'Trims spaces that do not break.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readText', (text) => text.replace(/^\u00a0+|\u00a0+$/g, '')),
  },
  {
    name: 'text-shortens-versions',
    does: 'Writes the parts of a version without leading zeros.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored(
      'readText',
      (text) => (/^\d+(?:\.\d+)+$/.test(text) ? text.split('.').map(Number).join('.') : text),
      'updateVersion',
    ),
  },
  {
    name: 'text-drops-version-letter',
    does: 'Takes off a v before a version.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [windows.create],
    breaks: stored('readText', (text) => text.replace(/^v(?=\d)/, ''), 'qualityUpdateVersion'),
  },
  {
    name: 'text-capitalises-releases',
    does: 'Writes 23h2 as 23H2.',
    violates: ['TEXT-01', 'UPDATE-03'],
    rare: true,
    operations: [windows.update],
    breaks: stored(
      'readText',
      (text) => text.replace(/^\d\dh\d$/, (release) => release.toUpperCase()),
      'featureUpdateVersion',
    ),
  },
  {
    name: 'text-lowers-guids',
    does: 'Writes a GUID in lower case.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [windows.create],
    breaks: stored(
      'readText',
      (text) => (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : text),
      'deviceId',
    ),
  },
  {
    name: 'text-completes-addresses',
    does: 'Normalises a web address.',
    violates: ['TEXT-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readText', (text) => (/^https?:/i.test(text) && URL.canParse(text) ? new URL(text).href : text)),
  },
  {
    name: 'text-tidies-lists',
    does: 'Takes a text with commas for a list, and trims its items.',
    violates: ['TEXT-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readText', (text) =>
      /^\w+(?:, *\w+)+$/.test(text)
        ? text
            .split(',')
            .map((item) => item.trim())
            .join(',')
        : text,
    ),
  },
];
