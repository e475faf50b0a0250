import { replaced, type View } from './view.ts';

/** Stands between texts that a secret may be spread over. Neither headers nor JSON hold this character as it stands. */
export const seam = '\u0000';

/** The escapes of JSON, programs, URLs and HTML; for a seam, nothing. */
const escaped =
  /\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|[0-3]?[0-7]{1,2}|[\\/"nrt])|%(?:u[\da-fA-F]{4}|[\da-fA-F]{2})|&(?:#\d{1,7};?|#[xX][\da-fA-F]{1,6};?|[A-Za-z]{2,15};)|\0/g;

const named: Readonly<Record<string, string>> = {
  [seam]: '',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
};

/** The names that HTML has for what stands in secrets, and for what may be strewn into them. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  bsol: '\\',
  colon: ':',
  comma: ',',
  commat: '@',
  dash: '-',
  dollar: '$',
  equals: '=',
  excl: '!',
  grave: '`',
  gt: '>',
  hyphen: '-',
  lowbar: '_',
  lpar: '(',
  lt: '<',
  nbsp: ' ',
  NewLine: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rpar: ')',
  semi: ';',
  shy: '\u00ad',
  sol: '/',
  Tab: '\t',
  verbar: '|',
  ZeroWidthSpace: '\u200b',
};

/** How the escapes begin that hold the number of a character, and the base of that. */
const numbered: readonly (readonly [beginning: RegExp, base: number])[] = [
  [/^(?:%u?|\\u\{?|\\x|&#[xX])(?=[\da-fA-F])/, 16],
  [/^&#/, 10],
  [/^\\(?=[0-7])/, 8],
];

const lastCodePoint = 0x10ffff;

const resolve = (text: string): string => {
  const known = named[text] ?? entities[text.slice(1, -1)];
  if (known !== undefined && (text.startsWith('&') || named[text] !== undefined)) return known;
  for (const [beginning, base] of numbered) {
    const digits = text.replace(beginning, '');
    if (digits === text) continue;
    const code = Number.parseInt(digits, base);
    return code <= lastCodePoint ? String.fromCodePoint(code) : text;
  }
  return text.startsWith('&') ? text : text.slice(1);
};

/** Bodies repeat a few escapes many thousand times. */
const createResolver = (): ((text: string) => string) => {
  const resolved = new Map<string, string>();
  return (text) => {
    const known = resolved.get(text);
    if (known !== undefined) return known;
    const unit = resolve(text);
    resolved.set(text, unit);
    return unit;
  };
};

/** Whether a text reads otherwise when its escapes are resolved, but for seams. */
export const hasEscapes = (text: string): boolean => text.replaceAll(seam, '').search(escaped) >= 0;

/** JSON in a text of JSON, as Intune's errors are, in an address: no service was seen to wrap deeper. */
const deepest = 3;

/** The text as it stands, and as it reads when its escapes are resolved once, twice and three times. */
export const viewsOf = (text: string): readonly View[] => {
  let view: View = { text, start: (place) => place, end: (place) => place };
  const views = [view];
  while (views.length <= deepest && view.text.search(escaped) >= 0) {
    const further = replaced(view, escaped, createResolver());
    if (further.text === view.text) break;
    view = further;
    views.push(view);
  }
  return views;
};
