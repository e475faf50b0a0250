/** The proleptic Gregorian calendar, by day numbers: 0 is 0001-01-01. */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month from 1 to 12; 0 for any other number. */
function daysInMonth(year: number, month: number): number {
  const leapDay = month === 2 && isLeapYear(year) ? 1 : 0;
  return (monthLengths[month - 1] ?? 0) + leapDay;
}

export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  return Array.from({ length: month - 1 }, (_, index) => daysInMonth(year, index + 1)).reduce((a, b) => a + b, 0);
}

export function dayNumber(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
}

/** The date of a day number; the year is 0 for any day before 0001-01-01. */
export function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  if (days < 0) return { year: 0, month: 12, day: 31 };
  // 366 never overshoots: the estimate is the right year or an earlier one.
  let year = Math.floor(days / 366) + 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  const dayOfYear = days - daysBeforeYear(year);
  let month = 1;
  while (daysBeforeMonth(year, month + 1) <= dayOfYear) month += 1;
  return { year, month, day: dayOfYear - daysBeforeMonth(year, month) + 1 };
}
