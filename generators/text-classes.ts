/**
 * A value class of Edm.String: a text that some real store, template engine or proxy is known to change.
 * `whole` classes only show when they are the entire value; the others also show as part of a longer text, and travel
 * with those of the same `blend`.
 */
export interface TextClass {
  readonly name: string;
  readonly words: string;
  readonly text: string;
  readonly whole: boolean;
  readonly blend?: Blend;
  /** Few services are wrong there that are right everywhere else. */
  readonly rare?: true;
}

/**
 * `percent` keeps away from other percent signs: a decoder that gives up on a malformed escape would hide itself. What
 * cuts a text at a comment hides what stands behind it, which is sent again on its own when a blend fails.
 */
export type Blend = 'markup-blend' | 'code-blend' | 'spacing-blend' | 'script-blend' | 'typography-blend';

const thousandCharacters = Array.from({ length: 100 }, (_, i) => `${i}`.padStart(10, '.')).join('');

const whole = (name: string, words: string, text: string): TextClass => ({ name, words, text, whole: true });
const rare = (name: string, words: string, text: string): TextClass => ({ ...whole(name, words, text), rare: true });
const part =
  (blend: Blend, often: { readonly rare?: true } = {}) =>
  (name: string, words: string, text: string): TextClass => ({ name, words, text, whole: false, blend, ...often });

const markup = part('markup-blend');
const code = part('code-blend', { rare: true });
const spacing = part('spacing-blend');
const script = part('script-blend');
const typography = part('typography-blend', { rare: true });

/** The classes of requirement TEXT-01. Control characters are not among them: they are TEXT-02's. */
export const textClasses = [
  whole('empty', 'the empty string', ''),
  whole('word-null', 'the word null', 'null'),
  whole('word-true', 'the word true', 'true'),
  whole('word-undefined', 'the word undefined', 'undefined'),
  whole('leading-zeros', 'digits with leading zeros', '0042'),
  whole('version', 'a version that ends in .0', '10.0'),
  whole('leading-space', 'a leading space', ' leading'),
  whole('trailing-space', 'a trailing space', 'trailing '),
  rare('only-spaces', 'nothing but spaces', '   '),
  whole('thousand', '1,000 characters', thousandCharacters),
  // Serialisers that recognise dates in text, and write them their own way.
  rare('timestamp', 'a timestamp with an offset', '2024-03-05T09:08:07+02:00'),
  rare('date', 'a date', '2024-03-05'),
  rare('zero', 'the digit 0', '0'),
  rare('many-digits', 'twenty digits', '12345678901234567890'),
  rare('exponent', 'a number with an exponent', '1e5'),
  rare('word-false', 'the word FALSE in capitals', 'FALSE'),
  rare('word-nan', 'the word NaN', 'NaN'),
  rare('not-available', 'the abbreviation N/A', 'N/A'),
  rare('json', 'a JSON object', '{"a": 1.0}'),
  rare('quoted', 'text in double quotes', '"quoted"'),
  rare('formula', 'a leading equals sign', '=1+1'),
  rare('leading-at', 'a leading at sign', '@name'),
  rare('trailing-dot', 'a full stop at the end', 'ends here.'),
  rare('trailing-newline', 'a line break at the end', 'ends here\n'),
  rare('leading-bom', 'a byte-order mark at the beginning', '\ufeffmark'),
  rare('no-break-edges', 'no-break spaces at both ends', '\u00a0edges\u00a0'),
  rare('version-zeros', 'a version with leading zeros', '10.00.07'),
  rare('version-letter', 'a version that begins with v', 'v1.20'),
  rare('release', 'a release in lower case', '23h2'),
  rare('guid', 'a GUID in capitals', '6F9619FF-8B86-D011-B42D-00C04FC964FF'),
  rare('host', 'a web address without a path', 'HTTPS://Contoso.example'),
  rare('list', 'a list with commas and spaces', 'b,  a,b'),
  markup('punctuation', 'ASCII punctuation', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
  markup('quotes', 'quotes and backslashes', 'O\'Hara said "C:\\new\\table" \\u0041'),
  markup('markup', 'angle brackets and ampersands', '<b>Tom & Jerry</b> &amp; &#65;'),
  markup('mustache', 'a {{…}} placeholder', '{{x}}'),
  markup('dollar-brace', `a $${'{…}'} placeholder`, `$${'{x}'}`),
  code('script', 'a script element', '<script>x()</script>'),
  code('markup-comment', 'a comment of HTML', '<!-- note -->'),
  code('cdata-end', 'the end of a CDATA section', 'x]]>y'),
  code('doubled-quotes', 'doubled quotes', 'it\'\'s ""'),
  code('sql', 'words and comments of SQL', "' OR '1'='1 /* x */ UNION SELECT"),
  code('dollar-pattern', 'patterns of a replacement', '$& $1 $$'),
  code('path', 'a path with dots and doubled slashes', '../x//y\\..\\z'),
  code('script-address', 'a javascript: address', 'javascript:void(0)'),
  code('format', 'placeholders of printf and of a command shell', '%s %d 100%% %TEMP% {0}'),
  code('line-comment', 'comments to the end of a line', 'x -- y // z # end'),
  spacing('percent', 'a percent-encoded letter', '%41%20'),
  spacing('plus', 'a plus sign', 'a+b'),
  spacing('newline', 'line breaks', 'one\ntwo\r\nthree'),
  spacing('tab', 'a tab', 'one\ttwo'),
  spacing('double-space', 'two spaces in a row', 'one  two'),
  spacing('mixed-case', 'mixed letter case', 'iPhone McX'),
  script('latin-1', 'Latin-1 letters', 'Zoë Müller-Ångström ß'),
  script('cjk', 'Chinese, Japanese and Korean', '更新の状態 업데이트 𠮷'),
  script('right-to-left', 'right-to-left text', 'עדכון توكيد'),
  script('combining', 'combining marks (NFD)', 'e\u0301 A\u030a o\u0308'),
  script('zero-width', 'zero-width characters', 'a\u200bb\u200dc\ufeffd'),
  script('emoji', 'emoji', '👩‍💻 👍🏽 😀'),
  typography('curly-quotes', 'typographic quotes', '“x” ‘y’'),
  typography('dashes', 'dashes and an ellipsis', '– — …'),
  typography('no-break', 'no-break and wide spaces', 'a\u00a0b\u3000c'),
  typography('line-separators', 'line and paragraph separators', 'a\u2028b\u2029c'),
  typography('soft-hyphen', 'a soft hyphen', 'a\u00adb'),
  typography('direction-marks', 'marks of direction', 'a\u200eb\u200fc\u202ad\u202ce\u2066f\u2069'),
  typography('variation', 'a variation selector', '\u2708\ufe0f'),
  typography('compatibility', 'ligatures, full-width and circled characters', '\ufb01 \uff21\uff11 \u2460'),
  typography('other-digits', 'digits of other scripts', '\u0664\u0662 \u096a'),
] as const satisfies readonly TextClass[];
