/** A stretch of a text, in UTF-16 units, and what is shown in its place. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** What overlaps is taken out as one piece, under the name of the first; of two that begin together, of the longer. */
const joined = (cuts: readonly Cut[]): readonly Cut[] => {
  const apart: Cut[] = [];
  for (const cut of cuts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last === undefined || cut.start >= last.end) apart.push(cut);
    else apart[apart.length - 1] = { ...last, end: Math.max(last.end, cut.end) };
  }
  return apart;
};

/** The text with other words in the place of the cuts. */
export const cutOut = (text: string, cuts: readonly Cut[]): string => {
  if (cuts.length === 0) return text;
  let end = 0;
  const pieces = joined(cuts).flatMap((cut) => {
    const before = text.slice(end, cut.start);
    end = cut.end;
    return [before, cut.shown];
  });
  return [...pieces, text.slice(end)].join('');
};
