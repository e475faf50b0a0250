import { mapped, type Search, towards } from './search.ts';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** The digits after the point. */
  readonly fraction: string;
  readonly east: boolean;
  readonly offsetHours: number;
  readonly offsetMinutes: number;
}

const utc = { east: true, offsetHours: 0, offsetMinutes: 0 } as const;
const midnight = { hour: 0, minute: 0, second: 0 } as const;
const newYear = { month: 1, day: 1 } as const;

/** The plainest timestamp; not 1970, which is a special value to many services. */
const plainest: Parts = { year: 2000, ...newYear, ...midnight, fraction: '', ...utc };

/** What makes a timestamp plainer at once, the boldest first. */
const simplifications: readonly Partial<Parts>[] = [
  plainest,
  { fraction: '' },
  utc,
  { east: true },
  midnight,
  newYear,
  { ...newYear, ...midnight },
];

/** The numbers to bring nearer to those of the plainest timestamp, one by one. */
const numbers = ['offsetMinutes', 'offsetHours', 'year', 'month', 'day', 'hour', 'minute', 'second'] as const;

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

const partsOf = (text: string): Parts | undefined => {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [fraction = '', sign = '+', offsetHours = 0, offsetMinutes = 0] = match.slice(7);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction,
    east: sign === '+',
    offsetHours: Number(offsetHours),
    offsetMinutes: Number(offsetMinutes),
  };
};

const digits = (value: number, length = 2): string => `${value}`.padStart(length, '0');

const textOf = (parts: Parts): string => {
  const { year, month, day, hour, minute, second, fraction, east, offsetHours, offsetMinutes } = parts;
  const date = `${digits(year, 4)}-${digits(month)}-${digits(day)}`;
  const time = `${digits(hour)}:${digits(minute)}:${digits(second)}${fraction === '' ? '' : `.${fraction}`}`;
  const offset = `${east ? '+' : '-'}${digits(offsetHours)}:${digits(offsetMinutes)}`;
  return `${date}T${time}${offsetHours + offsetMinutes === 0 ? 'Z' : offset}`;
};

/** Whether the day exists, and no offset can carry the instant out of the years 1 to 9999. */
const isValid = ({ year, month, day, offsetHours, offsetMinutes }: Parts): boolean => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day && (offsetHours + offsetMinutes === 0 || (year > 1 && year < 9999));
};

/** A fraction that says no more than how many digits it has. */
const fractionOf = (length: number): string => '1'.padStart(length, '0');

/** One round of making a timestamp plainer, part by part. */
function* plainer(parts: Parts): Search<Parts> {
  let best = parts;
  for (const simpler of simplifications) {
    const next = { ...best, ...simpler };
    if (yield next) best = next;
  }
  const { fraction } = best;
  if (fraction !== '' && (yield { ...best, fraction: fractionOf(fraction.length) }))
    best = yield* mapped(towards(1, fraction.length), (length) => ({ ...best, fraction: fractionOf(length) }));
  for (const name of numbers) {
    const current = best;
    best = yield* mapped(towards(plainest[name], current[name]), (value) => ({ ...current, [name]: value }));
  }
  return best;
}

/** Looks for the plainest timestamp: UTC, whole seconds, midnight, 1 January, 2000, as far as each will do. */
export function* smallerDate(text: string): Search<string> {
  let best = partsOf(text);
  if (best === undefined) return text;
  for (let before = ''; before !== textOf(best); ) {
    before = textOf(best);
    const round = plainer(best);
    let step = round.next();
    while (step.done !== true) step = round.next(isValid(step.value) && (yield textOf(step.value)));
    best = step.value;
  }
  return textOf(best);
}
