/**
 * Looks for values in a text as a thorough thief would: he undoes every encoding he knows and is content with a piece.
 * Shares nothing with the redactor, which goes the other way round.
 */

/** Characters that give away enough. */
const piece = 10;
const step = 5;

type Decode = (text: string) => string;

const json: Decode = (text) =>
  text
    .replace(/\\[nr]/g, '\n')
    .replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/\\(?:u\{|x)([0-9a-f]{2,6})\}?/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex.slice(0, 2), 16)),
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([\\/"])/g, '$1');

const url: Decode = (text) =>
  text.replace(/%(?:u00)?([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const html: Decode = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&shy;/g, '')
    .replace(/&#(\d{1,5});?/g, (_, decimal: string) => String.fromCharCode(Number(decimal)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** What base64 and hexadecimal digits in the text say, wherever the encoded value begins. */
const unpacked: Decode = (text) => {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[\w+/-]{16,}/g)) {
    for (const start of [0, 1, 2, 3]) found.push(Buffer.from(run.slice(start), 'base64').toString('latin1'));
  }
  for (const [run] of text.matchAll(/(?:[0-9a-f]{2}[-:]?){10,}/gi)) {
    const digits = run.replace(/[-:]/g, '');
    for (const start of [0, 1]) found.push(Buffer.from(digits.slice(start), 'hex').toString('latin1'));
  }
  for (const [run] of text.matchAll(/(?:\d{1,3},){9,}\d{1,3}/g))
    found.push(Buffer.from(run.split(',').map(Number)).toString('latin1'));
  return found.join('\n').replaceAll('\0', '');
};

/** Words that were broken into lines, or had something strewn into them, in one piece. */
const joined: Decode = (text) => text.replace(/[\s\u00ad\u200b]|<\/?[a-z][^<>]*>/gi, '');

/** Everything the text may be read as. A page of JSON about a JSON text needs three steps. */
const readingsOf = (text: string): ReadonlySet<string> => {
  let readings = new Set([text]);
  for (let depth = 0; depth < 3; depth++) {
    readings = new Set([...readings].flatMap((one) => [one, json(one), url(one), html(one)]));
  }
  const whole = new Set([...readings].flatMap((one) => [one, joined(one)]));
  const once = [...whole].map(unpacked);
  return new Set([...whole, ...once, ...once.map(unpacked)]);
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const piecesOf = (value: string): readonly string[] =>
  Array.from({ length: Math.floor((value.length - piece) / step) + 1 }, (_, i) =>
    value.slice(i * step, i * step + piece),
  );

/** The program and the style of mochawesome's page, a megabyte that is the same in every run. */
const inlined = /<(script|style)\b.*?<\/\1>/gs;

/** The pieces of the values that can be read out of a text, each with what surrounds it. */
export const leaksIn = (text: string, values: readonly string[]): readonly string[] => {
  const pieces = new RegExp(
    `.{0,30}(?:${values
      .flatMap((value) => [value, joined(value), value.replace(/\s/g, '')].flatMap(piecesOf))
      .map(literally)
      .join('|')}).{0,30}`,
    'gi',
  );
  return [text, ...readingsOf(text.replace(inlined, ''))].flatMap((reading) =>
    [...reading.matchAll(pieces)].map(([found]) => found),
  );
};
