/** Levenshtein distance. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** " Did you mean 'x'?" where a known word is close to what was typed, else ''. */
export const didYouMean = (typed: string, known: readonly string[]): string => {
  const [best] = known
    .map((word) => ({ word, far: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.max(2, typed.length / 3) ? ` Did you mean '${best.word}'?` : '';
};
