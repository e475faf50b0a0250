import * as fc from 'fast-check';

/** A value class of Edm.Int32. */
export interface IntegerSample {
  readonly name: string;
  readonly words: string;
  readonly value: number;
}

/** What Edm.Int32 can hold. */
export const int32 = { min: -2_147_483_648, max: 2_147_483_647 } as const;

const sample = (name: string, words: string, value: number): IntegerSample => ({ name, words, value });

/** The whole numbers of TYPE-06: the ends of the range, and where stores and number types narrower than that give up. */
export const integerSamples: readonly IntegerSample[] = [
  sample('largest', 'the largest whole number of 32 bits', int32.max),
  sample('smallest', 'the smallest whole number of 32 bits', int32.min),
  sample('zero', 'zero', 0),
  sample('minus-one', 'minus one', -1),
  sample('beyond-16-bits', 'a whole number too large for 16 bits', 32_768),
  sample('beyond-float', 'a whole number of more digits than 32-bit floats keep', 16_777_217),
];

/** Any whole number of the range; shrinks towards zero. */
export const integerArbitrary = (): fc.Arbitrary<number> => fc.integer({ ...int32 });
