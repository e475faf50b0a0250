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
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([\\/"])/g, '$1');

const url: Decode = (text) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const html: Decode = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCharCode(Number(decimal)))
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
  for (const [run] of text.matchAll(/[0-9a-f]{20,}/gi)) {
    for (const start of [0, 1]) found.push(Buffer.from(run.slice(start), 'hex').toString('latin1'));
  }
  return found.join('\n');
};

/** Everything the text may be read as. A page of JSON about a JSON text needs three steps. */
const readingsOf = (text: string): ReadonlySet<string> => {
  let readings = new Set([text]);
  for (let depth = 0; depth < 3; depth++) {
    readings = new Set([...readings].flatMap((one) => [one, json(one), url(one), html(one)]));
  }
  return new Set([...readings].flatMap((one) => [one, unpacked(one)]));
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
  const pieces = new RegExp(`.{0,30}(?:${values.flatMap(piecesOf).map(literally).join('|')}).{0,30}`, 'gi');
  return [text, ...readingsOf(text.replace(inlined, ''))].flatMap((reading) =>
    [...reading.matchAll(pieces)].map(([found]) => found),
  );
};
