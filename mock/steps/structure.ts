/** The strings and the punctuation of a JSON text; numbers and words do not matter here. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g;

/**
 * The first key that an object of a JSON text has twice. The text must be valid JSON: `JSON.parse` keeps the last of
 * two equal keys without a word, which would be a silent change.
 */
export function duplicateKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  let candidate = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{' || found === '[') open.push(new Set());
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const keys = open.at(-1);
      if (keys?.has(candidate)) return candidate;
      keys?.add(candidate);
    } else if (found !== ',') candidate = JSON.parse(found);
  }
  return undefined;
}

/** How many arrays and objects of a JSON text stand inside each other at its deepest place. */
export function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [found] of text.matchAll(token)) {
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
