import type { Answer, Outcome } from './exchange.ts';

/**
 * Answers are kept until the run is over, because any clause may ask for them. A service whose answers are all as long
 * as they may be would fill the memory: of long ones only that is kept which a verdict can rest on.
 */

/** Characters of an answer that are kept as they are, while there is room for all and after that. */
const roomy = 1_000_000;
const tight = 100_000;

/** Characters of all answers together until room gets tight. */
const room = 64_000_000;

/** No text that is sent is longer than 100,000 characters and a mark: a longer one is equal to none of them, cut or not. */
const longestText = 101_000;

/** Characters of what no schema names that are kept of one answer. */
const longestRest = 50_000;

/** What lies deeper is no part of an entity or an error: it is kept if it is small. */
const deepestLevel = 6;

/** Levels that JSON.stringify surely has the stack for. */
const deepestRest = 200;

/** The members of answers whatever the entity: identity, lists and wrapped objects, errors. */
const envelope: ReadonlySet<string> = new Set(['id', 'value', 'error', 'code', 'message', 'innerError', 'innererror']);

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  typeof value === 'object' && value !== null;

/** About how long the value is as JSON, or more than the limit; nested too deep counts as too long. */
const lengthOf = (value: unknown, limit: number): number => {
  let length = 0;
  const open: { readonly value: unknown; readonly level: number }[] = [{ value, level: 0 }];
  for (let one = open.pop(); one !== undefined && length <= limit; one = open.pop()) {
    if (one.level > deepestRest) return limit + 1;
    if (isContainer(one.value)) {
      for (const [name, inner] of Object.entries(one.value)) {
        length += Array.isArray(one.value) ? 1 : name.length + 4;
        open.push({ value: inner, level: one.level + 1 });
        if (length > limit) break;
      }
    } else length += typeof one.value === 'string' ? one.value.length + 2 : 5;
  }
  return length;
};

/** The part of a JSON value that verdicts can rest on; what is left out is said in its place. */
const essence = (json: unknown, isDeclared: (name: string) => boolean): unknown => {
  let left = longestRest;
  const isKnown = (name: string): boolean => envelope.has(name) || name.includes('@') || isDeclared(name);
  /** Whether there is room for a value that no schema names; takes the room. */
  const fits = (value: unknown): boolean => {
    const length = lengthOf(value, left);
    if (length > left) return false;
    left -= length;
    return true;
  };
  const kept = (value: unknown, level: number): unknown => {
    if (typeof value === 'string') return value.slice(0, longestText);
    if (!isContainer(value)) return value;
    if (level > deepestLevel && !fits(value)) return Array.isArray(value) ? [] : {};
    if (level > deepestLevel) return value;
    if (Array.isArray(value)) {
      return value.filter((item) => isContainer(item) || fits(item)).map((item) => kept(item, level + 1));
    }
    const members = Object.entries(value);
    const some = members.filter(([name, inner]) => isKnown(name) || fits([name, inner]));
    const gone = members.length - some.length;
    const note = gone === 0 ? [] : [['…', `(${gone} long members left out)`]];
    return Object.fromEntries([
      ...some.map(([name, inner]) => [name, isKnown(name) ? kept(inner, level + 1) : inner]),
      ...note,
    ]);
  };
  return kept(json, 0);
};

/** Beginning and end of a text that is no JSON. */
const ends = (text: string): string =>
  `${text.slice(0, longestRest)}… (${(text.length - 2 * longestRest).toLocaleString('en')} characters left out) …${text.slice(-longestRest)}`;

const shortened = (answer: Answer, isDeclared: (name: string) => boolean): Answer => {
  if (answer.json === undefined) return { ...answer, text: ends(answer.text) };
  const json = essence(answer.json, isDeclared);
  return { ...answer, json, text: JSON.stringify(json) };
};

/**
 * @param isDeclared whether a schema of the contract names a property
 * @returns what is kept of an answer
 */
export const createKeeping = (isDeclared: (name: string) => boolean): ((outcome: Outcome) => Outcome) => {
  let total = 0;
  return (outcome) => {
    if ('failure' in outcome) return outcome;
    const longest = total > room ? tight : roomy;
    const answer = outcome.answer.text.length > longest ? shortened(outcome.answer, isDeclared) : outcome.answer;
    total += answer.text.length;
    return { answer };
  };
};
