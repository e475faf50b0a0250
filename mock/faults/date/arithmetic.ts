/** What broken services do to a point in time. Text in, text out; text that is no timestamp stays as it is. */

import { parseMoment, writeMoment } from '../../steps/moment.ts';

/** 1970-01-01 in units of 100 ns since the year 0001. */
export const epochTicks = 621_355_968_000_000_000n;
const ticksPerSecond = 10_000_000n;

/** Applies a change to the ticks of a timestamp. */
export function onTicks(change: (ticks: bigint) => bigint): (text: string) => string {
  return (text) => {
    const moment = parseMoment(text);
    return (moment && writeMoment(change(moment.ticks), 0)) ?? text;
  };
}

/** As `onTicks`, in whole seconds since 1970; the fraction is lost. */
export function onEpochSeconds(change: (seconds: bigint) => bigint): (text: string) => string {
  return onTicks((ticks) => change((ticks - epochTicks) / ticksPerSecond) * ticksPerSecond + epochTicks);
}

/** Rounds half up to a multiple of so many ticks. */
export function roundedTo(unit: bigint): (text: string) => string {
  return onTicks((ticks) => ((ticks + unit / 2n) / unit) * unit);
}

/** Cuts the fraction after so many digits. */
export function cutAfter(digits: number): (text: string) => string {
  return (text) => text.replace(/\.(\d+)/, (_, fraction: string) => (digits ? `.${fraction.slice(0, digits)}` : ''));
}

/** The parts of a timestamp that need not exist. */
export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Fraction and offset. */
  readonly rest: string;
}

export function partsOf(text: string): Parts | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(.*)$/s.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return { year, month, day, hour, minute, second, rest: match[7] ?? '' };
}

/** Carries what is too much into the next unit, as calendar arithmetic does: 30 February becomes 1 or 2 March. */
export function carried({ year, month, day, hour, minute, second, rest }: Parts): string {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  return `${time.toISOString().slice(0, 19)}${rest}`;
}
