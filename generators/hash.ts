/** FNV-1a, 32 bits: gives every label of a run its own stream of values and its own mark. */
export const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
};
