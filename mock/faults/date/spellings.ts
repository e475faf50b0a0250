import type { Fault } from '../../catalogue.ts';
import { writes } from '../../model/operations.ts';
import { sentText } from '../breaking.ts';

/** What Date makes of it; what it cannot read stays as it is. */
function iso(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

/** The form of OData for one of ISO 8601 that OData does not have. */
function extended(text: string): string {
  return text
    .replace(',', '.')
    .replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
    .replace(/(T.*[+-]\d\d)$/, '$1:00');
}

/** Parsers that know more spellings than OData does. */
export const spellingDateFaults: readonly Fault[] = [
  {
    name: 'date-parsed-as-dotnet-does',
    does: 'Takes whatever DateTimeOffset.Parse takes: HTTP dates, slashes, names of zones, spaces around.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) => (/GMT$|\/|UTC$|^\s|\s$/.test(text) ? iso(text) : text)),
  },
  {
    name: 'date-parsed-as-iso-8601',
    does: 'Takes the forms of ISO 8601 that OData does not have: a comma, no separators, no colon in the offset.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', extended),
  },
  {
    name: 'date-offset-needs-no-colon',
    does: 'Takes an offset without a colon.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) => text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')),
  },
  {
    name: 'date-reads-the-beginning',
    does: 'Reads a timestamp at the beginning of a text, whatever follows.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText(
      'readDate',
      (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/.exec(text)?.[0] ?? text,
    ),
  },
  {
    name: 'date-trims',
    does: 'Trims a timestamp before it reads it.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) => text.trim()),
  },
  {
    name: 'date-takes-microsoft-json',
    does: 'Takes /Date(…)/, as old serialisers of .NET do.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) =>
      text.replace(/^\/Date\((\d+)\)\/$/, (_, ms: string) => new Date(Number(ms)).toISOString()),
    ),
  },
  {
    name: 'date-digits-are-seconds',
    does: 'Takes digits in a text for seconds since 1970.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) =>
      /^\d{9,10}$/.test(text) ? new Date(Number(text) * 1_000).toISOString() : text,
    ),
  },
  {
    name: 'date-1900-is-a-leap-year',
    does: 'Takes every fourth year for a leap year, as spreadsheets do with 1900.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) => text.replace(/^(\d\d00)-02-29/, '$1-03-01')),
  },
  {
    name: 'date-month-0-is-december',
    does: 'Takes month 0 for the last December.',
    violates: ['DATE-02'],
    rare: true,
    operations: writes,
    breaks: sentText('readDate', (text) =>
      text.replace(/^(\d{4})-00-/, (_, year: string) => `${Number(year) - 1}-12-`),
    ),
  },
];
