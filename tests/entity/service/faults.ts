import { good, type Habits } from './habits.ts';
import { unset } from './properties.ts';

/** A way to be wrong, and the requirement that tells it. */
export interface Fault {
  readonly name: string;
  readonly does: string;
  readonly violates: string;
  /** The requirements that name the causes, where a more general one tells it first. */
  readonly toldAs?: readonly string[];
  readonly bad: Partial<Habits>;
}

export const faults: readonly Fault[] = [
  {
    name: 'enum-any-word',
    does: 'takes any word for a member',
    violates: 'ENUM-03',
    bad: { readMember: (value, members) => (typeof value === 'string' ? value : good.readMember(value, members)) },
  },
  {
    name: 'text-trims',
    does: 'trims text',
    violates: 'TEXT-01',
    bad: { readText: (value) => (typeof value === 'string' ? value.trim() : good.readText(value)) },
  },
  {
    name: 'text-never-null',
    does: 'makes the empty text of one that is left out',
    violates: 'CREATE-10',
    bad: { fill: (unset, sent) => ({ ...unset, displayName: '', ...sent }) },
  },
  {
    name: 'update-resets',
    does: 'resets on update what was not sent',
    violates: 'UPDATE-04',
    bad: { change: (before, sent) => ({ ...before, errorCode: unset.errorCode, ...sent }) },
  },
  {
    name: 'delete-keeps',
    does: 'deletes nothing and says it did',
    violates: 'LIFE-01',
    bad: { remove: () => undefined },
  },
  {
    name: 'boolean-from-text',
    does: 'takes the text "true" for a boolean',
    violates: 'TYPE-01',
    bad: { readBoolean: (value) => good.readBoolean(value === 'true' ? true : value) },
  },
  {
    name: 'integer-wraps',
    does: 'takes a whole number of any size, and cuts it to 32 bits',
    violates: 'TYPE-01',
    bad: { readInteger: (value) => good.readInteger(Number.isInteger(value) ? Number(value) | 0 : value) },
  },
  {
    name: 'integer-16-bits',
    does: 'keeps 16 bits of a whole number',
    violates: 'TYPE-06',
    toldAs: ['CREATE-03'],
    bad: { readInteger: (value) => (Number(good.readInteger(value)) << 16) >> 16 },
  },
  {
    name: 'boolean-never-false',
    does: 'cannot set a boolean to false by an update',
    violates: 'TYPE-06',
    toldAs: ['UPDATE-03'],
    bad: {
      change: (before, sent) => ({
        ...before,
        ...Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== false)),
      }),
    },
  },
];
