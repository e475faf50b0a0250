const figures = new Intl.NumberFormat('en');
const enumeration = new Intl.ListFormat('en-GB');
const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

/** Parts of a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return enumeration.format(parts);
}

/** One of several: `a`, `a or b`, `a, b or c`. */
export function either(ways: readonly string[]): string {
  return choice.format(ways);
}

/** A number with its noun: `1 finding`, `2,431 requests`, `3 addresses`. */
export function count(amount: number, noun: string): string {
  if (amount === 1) return `1 ${noun}`;
  return `${figures.format(amount)} ${noun}${noun.endsWith('s') ? 'es' : 's'}`;
}

/** A whole number with thousands separators. */
export function figure(amount: number): string {
  return figures.format(amount);
}

/** Milliseconds as people say them: `840 ms`, `12.3 s`, `4 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** An ISO 8601 instant as `21 November 2026 at 20:14:05 UTC`. Throws a RangeError where the text is no instant. */
export function instant(iso: string): string {
  return `${calendar.format(new Date(iso))} UTC`;
}
