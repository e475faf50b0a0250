const grammar =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,12})?)?(?:Z|[+-](?<offsetHour>\d{2}):(?<offsetMinute>\d{2}))$/;

const greatestOffsetInMinutes = 14 * 60;

/**
 * Whether the text is an Edm.DateTimeOffset as OData 4.0 writes it: upper-case `T` and `Z`, seconds optional, up to
 * twelve fraction digits, a colon in the offset and an offset of at most 14 hours (OData ABNF, dateTimeOffsetValue).
 *
 * Narrower than the grammar in two places: the day exists in the calendar, and the values are those that the services'
 * type can hold, so years run from 0001 to 9999 and there is no leap second.
 */
export function isDateTimeOffset(text: string): boolean {
  const groups = grammar.exec(text)?.groups;
  if (groups === undefined) return false;
  const part = (name: string) => Number(groups[name] ?? 0);
  return (
    part('year') >= 1 &&
    isDayOf(part('year'), part('month'), part('day')) &&
    part('hour') <= 23 &&
    part('minute') <= 59 &&
    part('second') <= 59 &&
    part('offsetMinute') <= 59 &&
    part('offsetHour') * 60 + part('offsetMinute') <= greatestOffsetInMinutes
  );
}

function isDayOf(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
