import type { Property } from '../schemas/index.ts';
import type { Search } from './search.ts';
import { smallerDate } from './smaller-date.ts';
import { smallerText } from './smaller-text.ts';

/** Looks for the smallest valid value of a property; undefined for enumerations, whose members are all of one size. */
export const smallerValue = ({ kind }: Property, value: string): Search<string> | undefined =>
  ({ text: smallerText, date: smallerDate, enum: undefined })[kind]?.(value);
