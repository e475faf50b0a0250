import { squeezedText } from './fillers.ts';
import { spellingsOf } from './spellings.ts';
import { shortestSecret, type Telling } from './telling.ts';

/** Where a secret stands in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
}

/** Finds every secret that stands in a text. */
export type Search = (text: string) => readonly Span[];

interface Spelled {
  readonly spelling: string;
  readonly expression: string;
}

/** Lower case, place by place: U+0130 alone becomes longer. */
const lower = (text: string): string => text.replaceAll('\u0130', 'I').toLowerCase();

/** Characters that are looked at together, and how many of their beginnings stand in that of a spelling. */
const gramLength = 4;
const grams = shortestSecret - gramLength + 1;

/** A number for the next four characters, the same for the same ones. */
const sieveSize = 1 << 16;
const sieveOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 31 +
    text.charCodeAt(at + 1) * 1_021 +
    text.charCodeAt(at + 2) * 8_191 +
    text.charCodeAt(at + 3) * 53_777) &
  (sieveSize - 1);

/**
 * Searches in any case: services write headers in upper or lower case, and neither a UPN nor a GUID depends on it.
 *
 * Wherever a spelling stands, one of the first places of it is a multiple of `grams`. So only those places of a text are
 * looked at, and almost all of them are dismissed by their next four characters. The time is linear in the text, and
 * does not depend on how many secrets there are and how long they are.
 */
const searchFor = (spelled: readonly Spelled[]): Search => {
  const byBeginning = new Map<string, Spelled[]>();
  /** For each number the offsets in beginnings, a bit each, at which characters of that number stand. */
  const sieve = new Uint8Array(sieveSize);
  for (const one of spelled) {
    const beginning = one.spelling.slice(0, shortestSecret);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), one]);
    for (let offset = 0; offset < grams; offset++) {
      const number = sieveOf(beginning, offset);
      sieve[number] = (sieve[number] ?? 0) | (1 << offset);
    }
  }
  if (byBeginning.size === 0) return () => [];
  // The longest first: a secret within a secret leaves no rest.
  for (const alike of byBeginning.values()) alike.sort((a, b) => b.spelling.length - a.spelling.length);

  return (text) => {
    const haystack = lower(text);
    const spans: Span[] = [];
    for (let place = 0; place + gramLength <= haystack.length; place += grams) {
      const offsets = sieve[sieveOf(haystack, place)] ?? 0;
      if (offsets === 0) continue;
      for (let start = Math.max(0, place - grams + 1); start <= place; start++) {
        if ((offsets & (1 << (place - start))) === 0) continue;
        const alike = byBeginning.get(haystack.slice(start, start + shortestSecret));
        const found = alike?.find(({ spelling }) => haystack.startsWith(spelling, start));
        // Another secret may begin before this one ends.
        if (found !== undefined) {
          spans.push({ start, end: start + found.spelling.length, expression: found.expression });
        }
      }
    }
    return spans;
  };
};

/** The two searches: in a text as it stands, and in one without what may be strewn into it. */
export interface Searches {
  readonly plain: Search;
  readonly squeezed: Search;
}

/** Searches for some secrets. */
export const createSearches = (tellings: readonly Telling[]): Searches => {
  const spelled = tellings.flatMap(({ value, expression }) =>
    [...spellingsOf(value)].map((spelling) => ({ spelling: lower(spelling), expression })),
  );
  // What looks like a tag in a secret is none any more where something is strewn into it.
  const without = spelled.flatMap((one) =>
    [squeezedText(one.spelling), one.spelling.replaceAll(/\s/g, '')].map((spelling) => ({ ...one, spelling })),
  );
  return {
    plain: searchFor(spelled),
    squeezed: searchFor(without.filter(({ spelling }) => spelling.length >= shortestSecret)),
  };
};
