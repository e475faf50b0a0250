import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { accepting, sent, sentText } from '../breaking.ts';
import { carried, type Parts, partsOf } from './arithmetic.ts';

/** Carries into the next unit what `when` finds to be too much. */
function carrying(when: (parts: Parts) => boolean): Fault['breaks'] {
  return sentText('readDate', (text) => {
    const parts = partsOf(text);
    return parts !== undefined && when(parts) ? carried(parts) : text;
  });
}

const now = () => new Date().toISOString();
const asSent = (value: unknown) => value;
const dateAlone = /^\d{4}-\d\d-\d\d$/;
const withoutOffset = /T[\d:.]+$/;

/** Calendar arithmetic and parsers that make a timestamp of anything. */
export const lenientDateFaults: readonly Fault[] = [
  {
    name: 'date-30-february-rolls-over',
    does: 'Takes 30 February for a day in March.',
    violates: ['DATE-02'],
    operations: [windows.create],
    breaks: carrying(({ month, day }) => month === 2 && day === 30),
  },
  {
    name: 'date-29-february-rolls-over',
    does: 'Takes 29 February of a common year for 1 March.',
    violates: ['DATE-02'],
    operations: [macos.update],
    breaks: carrying(({ month, day }) => month === 2 && day === 29),
  },
  {
    name: 'date-31-april-rolls-over',
    does: 'Takes the 31st of a month of 30 days for the first of the next.',
    violates: ['DATE-02'],
    rare: true,
    operations: [macos.create],
    breaks: carrying(({ month, day }) => [4, 6, 9, 11].includes(month) && day === 31),
  },
  {
    name: 'date-month-13-rolls-over',
    does: 'Takes month 13 for January of the next year.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: carrying(({ month }) => month > 12),
  },
  {
    name: 'date-day-32-rolls-over',
    does: 'Takes day 32 for the first of the next month.',
    violates: ['DATE-02'],
    operations: [windows.update],
    breaks: carrying(({ day }) => day > 31),
  },
  {
    name: 'date-hour-25-rolls-over',
    does: 'Takes hour 25 for one o’clock of the next day.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: carrying(({ hour }) => hour > 24),
  },
  {
    name: 'date-minute-60-rolls-over',
    does: 'Takes minute 60 for the next full hour.',
    violates: ['DATE-02'],
    operations: [windows.update],
    breaks: carrying(({ minute }) => minute > 59),
  },
  {
    name: 'date-offset-25-is-ignored',
    does: 'Takes an offset of more than fourteen hours for UTC.',
    violates: ['DATE-02'],
    operations: [windows.create],
    breaks: sentText('readDate', (text) => text.replace(/[+-](?:1[5-9]|[2-9]\d):\d\d$/, 'Z')),
  },
  {
    name: 'date-offset-25-wraps',
    does: 'Takes an offset of twenty-five hours for one hour.',
    violates: ['DATE-02'],
    operations: [macos.update],
    breaks: sentText('readDate', (text) => text.replace(/([+-])25(?=:\d\d$)/, '$101')),
  },
  {
    name: 'date-alone-is-midnight',
    does: 'Takes a date without a time for midnight.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: sentText('readDate', (text) => (dateAlone.test(text) ? `${text}T00:00:00Z` : text)),
  },
  {
    name: 'date-without-offset-is-utc',
    does: 'Takes a time without an offset for UTC on update.',
    violates: ['DATE-02'],
    operations: [windows.update],
    breaks: sentText('readDate', (text) => (withoutOffset.test(text) ? `${text}Z` : text)),
  },
  {
    name: 'date-without-offset-is-local',
    does: 'Takes a time without an offset for the time zone of the server.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: sentText('readDate', (text) => (withoutOffset.test(text) ? `${text}+01:00` : text)),
  },
  {
    name: 'date-words-mean-now',
    does: 'Takes any text without digits for the present time.',
    violates: ['DATE-02'],
    operations: [windows.create],
    breaks: sentText('readDate', (text) => (/^\D+$/.test(text) ? now() : text)),
  },
  {
    name: 'date-empty-is-never',
    does: 'Takes empty text for the year 0001 on update.',
    violates: ['DATE-02'],
    operations: [macos.update],
    breaks: sentText('readDate', (text) => (text === '' ? '0001-01-01T00:00:00Z' : text)),
  },
  {
    name: 'date-number-is-milliseconds',
    does: 'Takes a JSON number for milliseconds since 1970.',
    violates: ['DATE-02'],
    operations: [windows.create],
    breaks: sent('readDate', (value) => (typeof value === 'number' ? new Date(value).toISOString() : value)),
  },
  {
    name: 'date-boolean-is-1970',
    does: 'Takes a boolean for a number of milliseconds since 1970.',
    violates: ['DATE-02'],
    operations: [macos.update],
    breaks: sent('readDate', (value) => (typeof value === 'boolean' ? new Date(Number(value)).toISOString() : value)),
  },
  {
    name: 'date-array-is-taken-apart',
    does: 'Takes the first element of an array, and the present time where there is none.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: sent('readDate', (value) => (Array.isArray(value) ? (value[0] ?? now()) : value)),
  },
  {
    name: 'date-object-means-now',
    does: 'Takes an object for the present time.',
    violates: ['DATE-02'],
    operations: [windows.update],
    breaks: sent('readDate', (value) => (typeof value === 'object' && !Array.isArray(value) ? now() : value)),
  },
  {
    name: 'date-calendar-unchecked',
    does: 'Checks the form of a last scan, but not whether the day exists.',
    violates: ['DATE-02', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readDate', (value) => partsOf(String(value)) !== undefined, asSent, 'lastScanDateTime'),
  },
  {
    name: 'date-unchecked-on-update',
    does: 'Checks timestamps on create, but stores anything on update.',
    violates: ['DATE-02', 'UPDATE-02'],
    operations: [macos.update],
    breaks: accepting('readDate', () => true, asSent),
  },
  {
    name: 'date-second-property-unchecked',
    does: 'Checks the last scan, but not the last synchronisation.',
    violates: ['DATE-02', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readDate', () => true, asSent, 'lastSyncDateTime'),
  },
];
