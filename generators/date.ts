import * as fc from 'fast-check';

/** A value class of Edm.DateTimeOffset, as the text to send. */
export interface DateSample {
  readonly name: string;
  readonly words: string;
  readonly text: string;
}

const sample = (name: string, words: string, text: string): DateSample => ({ name, words, text });

/** The valid timestamps of DATE-01: every offset class, every number of fraction digits, every era. */
export const dateSamples: readonly DateSample[] = [
  sample('utc', 'UTC in whole seconds', '2024-03-05T09:08:07Z'),
  sample('negative-offset', 'a negative offset, 7 fraction digits', '2016-12-31T23:59:18.0955018-08:00'),
  sample('positive-offset', 'a positive offset, 1 fraction digit', '2023-07-01T00:30:00.5+02:00'),
  sample('half-hour-offset', 'a half-hour offset, 2 fraction digits', '2022-01-01T02:15:30.25+05:30'),
  sample('negative-half-hour', 'a negative half-hour offset, 3 fraction digits', '2021-10-31T22:45:10.123-03:30'),
  sample('plus-14', 'the offset +14:00, 4 fraction digits', '2020-01-01T13:00:00.1234+14:00'),
  sample('minus-14', 'the offset -14:00 on a leap day, 5 fraction digits', '2000-02-29T11:00:00.98765-14:00'),
  sample('midnight', 'midnight and one microsecond', '2021-11-07T00:00:00.000001Z'),
  sample('nines', 'the last 100 nanoseconds of a year', '2019-12-31T23:59:59.9999999Z'),
  sample('leap-day', 'the first second of a leap day', '2024-02-29T00:00:00Z'),
  sample('before-1970', 'half a second before 1970', '1969-12-31T23:59:59.5Z'),
  sample('before-1902', 'a second too early for 32 bits', '1901-12-13T20:45:51Z'),
  sample('after-2038', 'a second too late for 32 bits', '2038-01-19T03:14:08Z'),
  sample('after-2106', '100 nanoseconds, too late for unsigned 32 bits', '2106-02-07T06:28:16.0000001Z'),
  sample('year-1', 'the year 0001', '0001-01-01T00:00:00Z'),
  sample('year-9999', 'the last 100 nanoseconds of the year 9999', '9999-12-31T23:59:59.9999999Z'),
  sample('plus-zero', 'the offset +00:00', '2024-06-15T12:34:56.5+00:00'),
  sample('quarter-hour', 'a quarter-hour offset', '2024-06-15T12:34:56+05:45'),
  sample('minus-half-hour', 'an offset of minus half an hour', '2024-06-15T23:45:00-00:30'),
  sample('spring-europe', 'an hour that clocks in Europe skip', '2024-03-31T02:30:00Z'),
  sample('spring-america', 'an hour that clocks in America skip', '2024-03-10T02:30:00Z'),
  sample('ticks-before-1970', '7 fraction digits on a leap day before 1970', '1968-02-29T01:02:03.0000007Z'),
];

/** Spellings of DATE-03, which OData's grammar and services disagree about. */
export const debatableDates: readonly DateSample[] = [
  sample('no-seconds', 'seconds left out', '2024-03-05T09:08Z'),
  sample('second-60', 'second 60', '2016-12-31T23:59:60Z'),
  sample('lower-t', 'a lower-case t', '2024-03-05t09:08:07Z'),
  sample('lower-z', 'a lower-case z', '2024-03-05T09:08:07z'),
  sample('space', 'a space for T', '2024-03-05 09:08:07Z'),
  sample('eight-digits', '8 fraction digits', '2024-03-05T09:08:07.12345678Z'),
  sample('twelve-digits', '12 fraction digits', '2024-03-05T09:08:07.123456789012Z'),
  sample('hour-24', 'hour 24', '2024-03-05T24:00:00Z'),
];

const daySeconds = 86_400;
const firstSecond = Date.UTC(2000, 0, 1) / 1000 - 63_082_281_600 + daySeconds * 2; // 0001-01-03, clear of every offset
const lastSecond = Date.UTC(9999, 11, 30) / 1000;
const digits = [...'0123456789'];

const offsetText = (minutes: number): string => {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

type Parts = [seconds: number, fraction: string, offsetMinutes: number];

const toText = ([seconds, fraction, offset]: Parts): string => {
  const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
  return `${local}${fraction === '' ? '' : `.${fraction}`}${offsetText(offset)}`;
};

/** Any timestamp with 0 to 7 fraction digits and any offset to ±14:00; shrinks towards 1970-01-01T00:00:00Z. */
export const dateArbitrary = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: firstSecond, max: lastSecond }),
      fc.string({ unit: fc.constantFrom(...digits), maxLength: 7 }),
      fc.integer({ min: -840, max: 840 }),
    )
    .map(toText);
