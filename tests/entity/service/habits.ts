import { Refused } from './refused.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What a service does with what it is sent. Each habit can be replaced by a bad one. */
export interface Habits {
  readText(value: unknown): unknown;
  readMember(value: unknown, members: readonly string[]): unknown;
  readBoolean(value: unknown): unknown;
  readInteger(value: unknown): unknown;
  readTimestamp(value: unknown): unknown;
  /** What a new object holds; `unset` is what it holds where nothing was sent. */
  fill(unset: Values, sent: Values): Values;
  /** What an object holds after an update. */
  change(before: Values, sent: Values): Values;
  remove(objects: Map<string, Values>, id: string): void;
}

const timestamp =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,7})?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const accept = (value: unknown, isRight: boolean, type: string): unknown => {
  if (isRight) return value;
  throw new Refused(400, `Cannot convert a literal to the expected type '${type}'.`);
};

export const good: Habits = {
  readText: (value) => accept(value, typeof value === 'string', 'Edm.String'),
  readMember: (value, members) => accept(value, members.includes(String(value)) && typeof value === 'string', 'enum'),
  readBoolean: (value) => accept(value, value === true || value === false, 'Edm.Boolean'),
  readInteger: (value) => accept(value, typeof value === 'number' && (value | 0) === value, 'Edm.Int32'),
  readTimestamp(value) {
    const [, year, month, day] = timestamp.exec(typeof value === 'string' ? value : '')?.map(Number) ?? [];
    return accept(value, isDay(year ?? 0, month ?? 0, day ?? 0), 'Edm.DateTimeOffset');
  },
  fill: (unset, sent) => ({ ...unset, ...sent }),
  change: (before, sent) => ({ ...before, ...sent }),
  remove: (objects, id) => void objects.delete(id),
};
