import { fewest, mapped, type Search, towards } from './search.ts';

/** A letter that no class of text is about. */
const plainLetter = 'a';

/**
 * Looks for the smallest text: the empty one; else, where the length alone is at fault, as few plain letters as
 * possible; else as few of the code points as possible, so that what is left are those at fault.
 */
export function* smallerText(text: string): Search<string> {
  if (text === '' || (yield '')) return '';
  const points = [...text];
  const plain = (length: number): string => plainLetter.repeat(length);
  if (text === plain(points.length) || (yield plain(points.length)))
    return yield* mapped(towards(0, points.length), plain);
  return yield* mapped(fewest(points), (kept) => kept.join(''));
}
