import { count, figure } from './wording.ts';

const longestString = 400;
const mostMembers = 40;
const deepestLevel = 12;

/** Text of at most `limit` UTF-16 units, followed by a note of the full length where something was cut off. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const endsInsidePair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  const head = text.slice(0, endsInsidePair ? limit - 1 : limit);
  return `${head}… (cut: ${count(text.length, 'character')} in full)`;
}

/**
 * A JSON value of a size that people read: long strings, long lists and deep levels are cut, each with a note in its place.
 * `conformance.json` keeps the whole value.
 */
export function shorten(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return cut(value, longestString);
  if (typeof value !== 'object' || value === null) return value;
  if (level === deepestLevel) return '… (deeper levels left out)';
  if (Array.isArray(value)) {
    const shown: unknown[] = value.slice(0, mostMembers).map((item) => shorten(item, level + 1));
    return value.length > mostMembers ? [...shown, `… (${figure(value.length - mostMembers)} more left out)`] : shown;
  }
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, mostMembers)
    .map(([name, item]) => [cut(name, longestString), shorten(item, level + 1)]);
  if (entries.length > mostMembers) shown.push(['…', `(${figure(entries.length - mostMembers)} more left out)`]);
  return Object.fromEntries(shown);
}
