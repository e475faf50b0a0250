import { int32 } from '../integer.ts';
import type { Sample } from './sample.ts';

/** The JSON types that are no text. Each carries a right value where it can, to meet a reader that unwraps it. */
export const wrongTypes = (right: string, number: number): readonly Sample[] => [
  ['number', `the number ${number}`, number],
  ['boolean', 'the boolean true', true],
  ['array', 'an array that holds a valid value', [right]],
  ['object', 'an object that holds a valid value', { value: right }],
  ['zero', 'the number 0', 0, 'rare'],
  ['false', 'the boolean false', false, 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
  ['empty-object', 'an empty object', {}, 'rare'],
  ['fraction', 'a number with a fraction', 1.5, 'rare'],
];

/** What is no JSON literal true or false, though many languages take it for one (OData JSON, Primitive Value). */
export const wrongBooleans: readonly Sample[] = [
  ['text', 'the text "true"', 'true'],
  ['number', 'the number 1', 1],
  ['array', 'an array that holds a valid value', [true]],
  ['object', 'an object that holds a valid value', { value: true }],
  ['text-false', 'the text "false"', 'false', 'rare'],
  ['capitalised', 'the text "True"', 'True', 'rare'],
  ['zero', 'the number 0', 0, 'rare'],
  ['empty', 'the empty string', '', 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
];

/** What is no whole number of 32 bits. As text OData writes only Int64 and Decimal, and those only if asked to. */
export const wrongIntegers: readonly Sample[] = [
  ['text', 'a whole number as text', '42'],
  ['boolean', 'the boolean true', true],
  ['array', 'an array that holds a valid value', [42]],
  ['object', 'an object that holds a valid value', { value: 42 }],
  ['fraction', 'a number with a fraction', 42.5],
  ['too-large', 'one more than 32 bits can hold', int32.max + 1],
  ['too-small', 'one less than 32 bits can hold', int32.min - 1],
  ['words', 'words', 'forty-two', 'rare'],
  ['empty', 'the empty string', '', 'rare'],
  ['false', 'the boolean false', false, 'rare'],
  ['empty-array', 'an empty array', [], 'rare'],
  ['huge', 'a number too large for 64 bits', 1e20, 'rare'],
];

/** The keyword that a wrong integer breaks. */
export const rangeKeyword = (value: unknown): string => {
  if (!Number.isInteger(value)) return 'type';
  return Number(value) > int32.max ? 'maximum' : 'minimum';
};
