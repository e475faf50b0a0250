import { didYouMean } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** A text that sets something, and where it came from, for messages: "--seed" or "GRAPH_SEED". */
export interface Given {
  readonly text: string;
  readonly from: string;
}

/** @throws UsageError unless the text is a whole number of that range. */
export const wholeNumber = ({ text, from }: Given, min: number, max: number): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`${from}: '${text}' is not a whole number from ${min} to ${max}.`);
};

/** @throws UsageError unless the text is one of the words. */
export const oneOf = <T extends string>({ text, from }: Given, known: readonly T[]): T => {
  const found = known.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError(`${from}: '${text}' is none of ${known.join(', ')}.${didYouMean(text, known)}`);
};

/** @throws UsageError unless the text can be the id of a run: it becomes part of every mark. */
export const identifier = ({ text, from }: Given): string => {
  if (/^[0-9a-z]{1,24}$/.test(text)) return text;
  throw new UsageError(`${from}: '${text}' is not 1 to 24 lower-case letters and digits.`);
};

/** @throws UsageError unless the text says on or off. */
export const switchValue = ({ text, from }: Given): boolean =>
  /1|true/.test(oneOf({ text: text.toLowerCase(), from }, ['1', 'true', '0', 'false']));
