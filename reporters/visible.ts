/**
 * What a server or a hostile payload may hide: control and format characters (bidi overrides among them), lone
 * surrogates, private use, ignorable letters such as the Hangul filler, line separators, and every space but the plain one.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeOf(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The text with every character that cannot be seen written as a JSON escape, line breaks included: one line in, one line out. */
export function visible(text: string): string {
  return text.replace(invisible, escapeOf);
}

/** As `visible`, but line feeds stay: for places that show lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
