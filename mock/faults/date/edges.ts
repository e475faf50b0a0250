import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { refusing, sentText, stored } from '../breaking.ts';
import { epochTicks, onTicks } from './arithmetic.ts';

/** Valid timestamps at the edges of offsets, of clocks and of the calendar. */
export const edgeDateFaults: readonly Fault[] = [
  {
    name: 'date-refuses-plus-zero',
    does: 'Refuses the offset +00:00.',
    violates: ['DATE-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing(
      'readDate',
      (value) => /\+00:00$/.test(String(value)),
      () => invalid('The offset is not valid.'),
    ),
  },
  {
    name: 'date-rounds-quarter-hours',
    does: 'Knows offsets of half hours only.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: sentText('readDate', (text) => text.replace(/([+-]\d\d):45$/, '$1:30')),
  },
  {
    name: 'date-minus-zero-hours-is-plus',
    does: 'Loses the sign of an offset of less than an hour.',
    violates: ['DATE-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: sentText('readDate', (text) => text.replace(/-(?=00:(?!00$)\d\d$)/, '+')),
  },
  {
    name: 'date-at-midnight-has-no-time',
    does: 'Shows a timestamp of midnight as a date.',
    violates: ['CREATE-02', 'DATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: ({ represent }) => ({
      represent: (call, row) =>
        Object.fromEntries(
          Object.entries(represent(call, row)).map(([name, value]) => [
            name,
            typeof value === 'string' && /T00:00:00(?:\.0+)?Z$/.test(value) ? value.slice(0, 10) : value,
          ]),
        ),
    }),
  },
  {
    name: 'date-keeps-local-time-of-europe',
    does: 'Keeps timestamps as local time of Europe, and so cannot hold an hour that clocks skip.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readDate', (text) => text.replace(/^2024-03-31T02:/, '2024-03-31T03:')),
  },
  {
    name: 'date-keeps-local-time-of-america',
    does: 'Keeps timestamps as local time of America, and so cannot hold an hour that clocks skip.',
    violates: ['DATE-01', 'CREATE-03'],
    rare: true,
    operations: [macos.create],
    breaks: stored('readDate', (text) => text.replace(/^2024-03-10T02:/, '2024-03-10T03:')),
  },
  {
    name: 'date-cuts-ticks-before-1970',
    does: 'Divides ticks before 1970 towards zero.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored(
      'readDate',
      onTicks((ticks) => (ticks < epochTicks ? (ticks / 10n) * 10n : ticks)),
    ),
  },
  {
    name: 'date-last-tick-overflows',
    does: 'Breaks with 500 on the last 100 nanoseconds of the year 9999, which it rounds up.',
    violates: ['DATE-01', 'ERROR-03'],
    operations: [windows.create],
    breaks: refusing(
      'readDate',
      (value) => /^9999-12-31T23:59:59\.9/.test(String(value)),
      () =>
        new Refusal(
          500,
          'InternalServerError',
          'The added or subtracted value results in an un-representable DateTime.',
        ),
    ),
  },
];
