import type { Property } from '../schemas/index.ts';
import { type Search, towards } from './search.ts';
import { smallerDate } from './smaller-date.ts';
import { smallerText } from './smaller-text.ts';
import type { PropertyValue } from './wishes.ts';

const searches: Readonly<
  Record<Property['kind'], ((value: PropertyValue) => Search<PropertyValue> | undefined) | undefined>
> = {
  text: (value) => (typeof value === 'string' ? smallerText(value) : undefined),
  date: (value) => (typeof value === 'string' ? smallerDate(value) : undefined),
  integer: (value) => (typeof value === 'number' ? towards(0, value) : undefined),
  enum: undefined,
  boolean: undefined,
};

/** Looks for the smallest valid value of a property; undefined where all values are of one size. */
export const smallerValue = ({ kind }: Property, value: PropertyValue): Search<PropertyValue> | undefined =>
  searches[kind]?.(value);
