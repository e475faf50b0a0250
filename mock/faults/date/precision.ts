import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { keptTexts, refusing, sentText, stored } from '../breaking.ts';
import { cutAfter, onTicks, roundedTo } from './arithmetic.ts';

const millisecond = 10_000n;
/** SQL Server's `datetime` counts in thirds of 10 ms. */
const sqlDatetimeTick = 33_333n;

/** Fractions of a second that do not survive. */
export const precisionFaults: readonly Fault[] = [
  {
    name: 'date-keeps-milliseconds',
    does: 'Cuts a new timestamp after the milliseconds.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readDate', cutAfter(3)),
  },
  {
    name: 'date-keeps-microseconds',
    does: 'Cuts an updated timestamp after the microseconds.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readDate', cutAfter(6)),
  },
  {
    name: 'date-keeps-seconds',
    does: 'Drops the fraction of a new timestamp.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readDate', cutAfter(0)),
  },
  {
    name: 'date-kept-in-milliseconds',
    does: 'Answers the timestamp as sent, but keeps it in milliseconds.',
    violates: ['DATE-01', 'CREATE-06'],
    operations: [windows.create],
    breaks: keptTexts('date', cutAfter(3)),
  },
  {
    name: 'date-rounds-to-milliseconds',
    does: 'Rounds to milliseconds, so that .9999999 becomes the next second.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readDate', roundedTo(millisecond), 'lastScanDateTime'),
  },
  {
    name: 'date-column-is-sql-datetime',
    does: 'Rounds to 3.33 ms, as an old SQL column does.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readDate', roundedTo(sqlDatetimeTick)),
  },
  {
    name: 'date-counts-in-doubles',
    does: 'Counts time in floating point, which is some microseconds off.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored(
      'readDate',
      onTicks((ticks) => BigInt(Number(ticks))),
    ),
  },
  {
    name: 'date-loses-zeros-of-the-fraction',
    does: 'Drops zeros after the decimal point, so that .05 becomes .5.',
    violates: ['DATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: sentText('readDate', (text) => text.replace(/\.0+(?=\d)/, '.'), 'lastScanDateTime'),
  },
  {
    name: 'date-reads-fraction-as-integer',
    does: 'Takes the fraction for a number of 100 ns units, so that .5 becomes .0000005.',
    violates: ['DATE-01', 'UPDATE-03'],
    operations: [macos.update],
    breaks: sentText('readDate', (text) =>
      text.replace(/\.(\d{1,7})(?!\d)/, (_, fraction: string) => `.${fraction.padStart(7, '0')}`),
    ),
  },
  {
    name: 'date-wants-a-fraction',
    does: 'Refuses a timestamp without a fraction on update.',
    violates: ['DATE-01', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusing(
      'readDate',
      (value) => /:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(String(value)) && !String(value).includes('.'),
      () => invalid('The timestamp has no fraction of a second.'),
    ),
  },
  {
    name: 'date-refuses-a-fraction',
    does: 'Refuses a timestamp with a fraction for the last scan.',
    violates: ['DATE-01', 'CREATE-01', 'CREATE-09'],
    operations: [windows.create],
    breaks: refusing(
      'readDate',
      (value) => String(value).includes('.'),
      () => invalid('The timestamp is not in the expected format.'),
      'lastScanDateTime',
    ),
  },
  {
    name: 'date-refuses-seven-digits',
    does: 'Refuses a fraction of more than six digits.',
    violates: ['DATE-01', 'CREATE-01', 'CREATE-09'],
    operations: [macos.create],
    breaks: refusing(
      'readDate',
      (value) => /\.\d{7}/.test(String(value)),
      () => invalid('The fraction has more than six digits.'),
    ),
  },
];
