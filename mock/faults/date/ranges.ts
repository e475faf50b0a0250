import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { refusing, sentText, stored } from '../breaking.ts';
import { onEpochSeconds } from './arithmetic.ts';

const outOfRange = () => invalid('The timestamp is out of range.');

function yearOf(value: unknown): number {
  return Number(String(value).slice(0, 4));
}

function isLeapDay(value: unknown): boolean {
  return /^\d{4}-02-29T/.test(String(value));
}

/** Calendars that begin too late or end too early. */
export const rangeFaults: readonly Fault[] = [
  {
    name: 'date-counts-in-32-bits',
    does: 'Counts seconds in 32 bits, so that 2038 becomes 1901.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored(
      'readDate',
      onEpochSeconds((seconds) => BigInt.asIntN(32, seconds)),
    ),
  },
  {
    name: 'date-after-2037-is-refused',
    does: 'Refuses timestamps after 2037 on update.',
    violates: ['DATE-01', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusing('readDate', (value) => yearOf(value) > 2037, outOfRange),
  },
  {
    name: 'date-before-1970-is-refused',
    does: 'Refuses timestamps before 1970.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing('readDate', (value) => yearOf(value) < 1970, outOfRange),
  },
  {
    name: 'date-before-1970-becomes-1970',
    does: 'Stores 1970 for any earlier time on update.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readDate', (text) => (yearOf(text) < 1970 ? '1970-01-01T00:00:00Z' : text)),
  },
  {
    name: 'date-before-1753-is-refused',
    does: 'Refuses years before 1753, as an old SQL column does.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [macos.create],
    breaks: refusing('readDate', (value) => yearOf(value) < 1753, outOfRange),
  },
  {
    name: 'date-year-1-becomes-1900',
    does: 'Takes the year 0001 for not set and stores 1900.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readDate', (text) => (yearOf(text) === 1 ? text.replace(/^\d{4}/, '1900') : text)),
  },
  {
    name: 'date-two-digit-years',
    does: 'Takes the years 0000 to 0099 for the twentieth century.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: sentText('readDate', (text) => text.replace(/^00(?=\d\d-)/, '19')),
  },
  {
    name: 'date-year-9999-is-refused',
    does: 'Refuses the year 9999 on update.',
    violates: ['DATE-01', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusing('readDate', (value) => yearOf(value) === 9999, outOfRange),
  },
  {
    name: 'date-year-9999-means-never',
    does: 'Takes the year 9999 for never and answers null.',
    violates: ['DATE-01', 'CREATE-02', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readDate', (text) => (yearOf(text) === 9999 ? null : text)),
  },
  {
    name: 'date-leap-day-is-refused',
    does: 'Gives February 28 days in every year.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing('readDate', isLeapDay, outOfRange),
  },
  {
    name: 'date-leap-day-is-moved',
    does: 'Stores 28 February for 29 February on update.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: sentText('readDate', (text) => (isLeapDay(text) ? text.replace('-02-29', '-02-28') : text)),
  },
  {
    name: 'date-future-is-refused',
    does: 'Refuses a last scan in the future.',
    violates: ['DATE-01', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusing(
      'readDate',
      (value) => yearOf(value) > new Date().getUTCFullYear(),
      outOfRange,
      'lastScanDateTime',
    ),
  },
  {
    name: 'date-twelve-hour-clock',
    does: 'Writes hours on a twelve-hour clock without saying which half of the day it is.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readDate', (text) =>
      text.replace(/T(\d\d)/, (_, hour: string) => `T${String(((Number(hour) + 11) % 12) + 1).padStart(2, '0')}`),
    ),
  },
];
