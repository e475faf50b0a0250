import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { keptTexts, refusing, sentText, stored } from '../breaking.ts';
import { onTicks } from './arithmetic.ts';

const offset = /([+-])(\d\d):(\d\d)$/;
const hour = 36_000_000_000n;

function hoursOf(value: unknown): number {
  return Number(offset.exec(String(value))?.[2] ?? 0);
}

/** Reads −03:30 as three hours back and thirty minutes forth. */
function misreadHalfHour(text: string): string {
  return text.replace(/-(\d\d):(\d\d)$/, (_, hours: string, minutes: string) => {
    const east = -Number(hours) * 60 + Number(minutes);
    const [whole, part] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60];
    return `${east < 0 ? '-' : '+'}${String(whole).padStart(2, '0')}:${String(part).padStart(2, '0')}`;
  });
}

/** The clock goes one hour further from April to September. */
function withSummerTime(text: string): string {
  return /^\d{4}-0[4-9]/.test(text) ? onTicks((ticks) => ticks + hour)(text) : text;
}

/** Time zones. */
export const offsetFaults: readonly Fault[] = [
  {
    name: 'date-drops-offset',
    does: 'Takes the local time for UTC.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: sentText('readDate', (text) => text.replace(offset, 'Z')),
  },
  {
    name: 'date-kept-an-hour-off',
    does: 'Answers an update with the right moment, but keeps one an hour earlier, as a database in another zone does.',
    violates: ['DATE-01', 'UPDATE-06'],
    operations: [macos.update],
    breaks: keptTexts(
      'date',
      onTicks((ticks) => ticks - hour),
    ),
  },
  {
    name: 'date-flips-offset',
    does: 'Takes the offset of the last synchronisation with the wrong sign.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: sentText(
      'readDate',
      (text) => text.replace(offset, (_, sign, hours, minutes) => `${sign === '+' ? '-' : '+'}${hours}:${minutes}`),
      'lastSyncDateTime',
    ),
  },
  {
    name: 'date-ignores-minutes-of-offset',
    does: 'Takes +05:30 for +05:00.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sentText('readDate', (text) => text.replace(offset, '$1$2:00')),
  },
  {
    name: 'date-misreads-negative-half-hours',
    does: 'Takes -03:30 for -02:30, since the sign reaches only the hours.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: sentText('readDate', misreadHalfHour),
  },
  {
    name: 'date-offset-beyond-12-is-refused',
    does: 'Refuses offsets of more than twelve hours.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing(
      'readDate',
      (value) => hoursOf(value) > 12,
      () => invalid('The offset is out of range.'),
    ),
  },
  {
    name: 'date-offset-14-is-refused',
    does: 'Refuses the greatest legal offset, fourteen hours, on update.',
    violates: ['DATE-01', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusing(
      'readDate',
      (value) => hoursOf(value) === 14,
      () => invalid('The offset is out of range.'),
    ),
  },
  {
    name: 'date-applies-offset-twice',
    does: 'Converts an updated timestamp to UTC twice.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sentText('readDate', (text) => {
      const [, sign, hours] = offset.exec(text) ?? [];
      const shift = BigInt(Number(hours ?? 0)) * hour * (sign === '-' ? 1n : -1n);
      return onTicks((ticks) => ticks + shift)(text);
    }),
  },
  {
    name: 'date-plus-is-refused',
    does: 'Refuses positive offsets, since it takes the plus sign for a space.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: sentText('readDate', (text) => text.replace('+', ' ')),
  },
  {
    name: 'date-z-is-refused',
    does: 'Knows only numeric offsets and refuses Z.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [macos.create],
    breaks: refusing(
      'readDate',
      (value) => String(value).endsWith('Z'),
      () => invalid('The timestamp has no numeric offset.'),
    ),
  },
  {
    name: 'date-only-utc-is-accepted',
    does: 'Refuses any timestamp that is not written in UTC on update.',
    violates: ['DATE-01', 'UPDATE-01', 'UPDATE-10'],
    operations: [macos.update],
    breaks: refusing(
      'readDate',
      (value) => offset.test(String(value)),
      () => invalid('The timestamp is not in UTC.'),
    ),
  },
  {
    name: 'date-adds-summer-time',
    does: 'Shifts timestamps from April to September by an hour.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readDate', withSummerTime),
  },
  {
    name: 'date-answers-without-offset',
    does: 'Answers an update with timestamps that name no offset.',
    violates: ['DATE-01', 'UPDATE-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readDate', (text) => text.replace(/Z$/, '')),
  },
];
