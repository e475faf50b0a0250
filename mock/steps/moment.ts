import { dateOf, dayNumber, isCalendarDay } from './calendar.ts';

/** A point in time. */
export interface Moment {
  /** Units of 100 ns since 0001-01-01T00:00:00Z, as .NET counts. */
  readonly ticks: bigint;
  /** Minutes east of Greenwich, as written. */
  readonly offset: number;
}

const perSecond = 10_000_000n;
const perMinute = 60n * perSecond;
const perHour = 60n * perMinute;
const perDay = 24n * perHour;
const furthestOffset = 14 * 60;

/** OData 4.0: seconds may be left out. More than 7 digits cannot be kept, so they are refused rather than cut. */
const grammar =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,7}))?)?(?:Z|(?<sign>[+-])(?<east>\d\d):(?<eastMinute>\d\d))$/;

/** Reads an Edm.DateTimeOffset; `undefined` for text that is none, or that names no day of the calendar. */
export function parseMoment(text: string): Moment | undefined {
  const part = grammar.exec(text)?.groups;
  if (part === undefined) return undefined;
  const number = (name: string): number => Number(part[name] ?? 0);

  const offset = (part.sign === '-' ? -1 : 1) * (number('east') * 60 + number('eastMinute'));
  const exists =
    isCalendarDay(number('year'), number('month'), number('day')) &&
    number('hour') <= 23 &&
    number('minute') <= 59 &&
    number('second') <= 59 &&
    number('eastMinute') <= 59 &&
    Math.abs(offset) <= furthestOffset;
  if (!exists) return undefined;

  const ticks =
    BigInt(dayNumber(number('year'), number('month'), number('day'))) * perDay +
    BigInt(number('hour')) * perHour +
    BigInt(number('minute') - offset) * perMinute +
    BigInt(number('second')) * perSecond +
    BigInt((part.fraction ?? '').padEnd(7, '0'));
  return { ticks, offset };
}

/**
 * Writes the moment as seen at an offset (minutes east), trailing zeros of the fraction cut; `undefined` where that
 * clock would not show a year from 0001 to 9999.
 */
export function writeMoment(ticks: bigint, offset: number): string | undefined {
  const local = ticks + BigInt(offset) * perMinute;
  const days = local < 0n ? -1 : Number(local / perDay);
  const { year, month, day } = dateOf(days);
  if (year < 1 || year > 9999) return undefined;

  const time = local % perDay;
  const clock = [time / perHour, (time / perMinute) % 60n, (time / perSecond) % 60n].map((part) => padded(part, 2));
  const fraction = padded(time % perSecond, 7).replace(/0+$/, '');
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return `${date}T${clock.join(':')}${fraction === '' ? '' : `.${fraction}`}${writeOffset(offset)}`;
}

function writeOffset(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

function padded(number: number | bigint, length: number): string {
  return String(number).padStart(length, '0');
}
