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

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Searches in any case: services write headers in upper or lower case, and neither a UPN nor a GUID depends on it.
 *
 * One expression looks for the first characters of all spellings. It stays small however long the tokens are, and the
 * time is linear in the text.
 */
export const createSearch = (tellings: readonly Telling[]): Search => {
  const byBeginning = new Map<string, Spelled[]>();
  for (const { value, expression } of tellings) {
    for (const spelling of new Set([...spellingsOf(value)].map(lower))) {
      const beginning = spelling.slice(0, shortestSecret);
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { spelling, expression }]);
    }
  }
  if (byBeginning.size === 0) return () => [];
  // The longest first: a secret within a secret leaves no rest.
  for (const spelled of byBeginning.values()) spelled.sort((a, b) => b.spelling.length - a.spelling.length);
  const beginnings = new RegExp([...byBeginning.keys()].map(literally).join('|'), 'g');

  return (text) => {
    const haystack = lower(text);
    const spans: Span[] = [];
    beginnings.lastIndex = 0;
    for (let match = beginnings.exec(haystack); match !== null; match = beginnings.exec(haystack)) {
      const start = match.index;
      const found = byBeginning.get(match[0])?.find(({ spelling }) => haystack.startsWith(spelling, start));
      if (found !== undefined) {
        spans.push({ start, end: start + found.spelling.length, expression: found.expression });
      }
      // Another secret may begin before this one ends.
      beginnings.lastIndex = start + 1;
    }
    return spans;
  };
};
