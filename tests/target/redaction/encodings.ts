/** A spelling of a value that a service may echo. */
export type Encode = (value: string) => string;

const each = (value: string, spell: (code: number, index: number) => string | undefined): string =>
  [...value].map((character, index) => spell(character.charCodeAt(0), index) ?? character).join('');

const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const percent = (code: number): string => `%${hexOf(code, 2)}`;
const unicode = (code: number): string => `\\u${hexOf(code, 4)}`;

/** The value in pieces of so many characters, with something between them. */
const strewn =
  (size: number, filler: string): Encode =>
  (value) =>
    (value.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? []).join(filler);

const bytesOf = (value: string, separator: string): string => strewn(2, separator)(Buffer.from(value).toString('hex'));

const htmlNames: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Encodings of single characters and of case: what a reader undoes at sight. */
export const disguises: Readonly<Record<string, Encode>> = {
  'as it stands': (value) => value,
  'in upper case': (value) => value.toUpperCase(),
  'in lower case': (value) => value.toLowerCase(),
  'URL-encoded': encodeURIComponent,
  'URL-encoded, hexadecimal in lower case': (value) =>
    encodeURIComponent(value).replace(/%../g, (hex) => hex.toLowerCase()),
  'URL-encoded in full': (value) => each(value, percent),
  'URL-encoded in full, hexadecimal in upper case': (value) => each(value, (code) => percent(code).toUpperCase()),
  'URL-encoded here and there': (value) => each(value, (code, index) => (index % 3 === 1 ? percent(code) : undefined)),
  'URL-encoded twice': (value) => encodeURIComponent(each(value, percent)),
  'in a JSON text': (value) => JSON.stringify(value).slice(1, -1),
  'in JSON with escaped slashes': (value) => JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON as numbers': (value) => each(value, unicode),
  'in JSON as numbers here and there': (value) =>
    each(value, (code, index) =>
      index % 4 === 0 || '\\"'.includes(String.fromCharCode(code)) ? unicode(code) : undefined,
    ),
  'in JSON in JSON': (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3),
  'in HTML': (value) => value.replace(/[&<>"']/g, (character) => `&${htmlNames[character]};`),
  'in HTML as decimals': (value) => each(value, (code) => `&#${code};`),
  'in HTML as hexadecimals': (value) => each(value, (code) => `&#x${code.toString(16).toUpperCase()};`),
  'in HTML as decimals with zeros, without semicolons': (value) =>
    each(value, (code) => `&#${`${code}`.padStart(5, '0')}`),
  'in a program': (value) => each(value, (code) => `\\x${hexOf(code, 2)}`),
  'in a program, by code points': (value) => each(value, (code) => `\\u{${code.toString(16)}}`),
  'in octal digits': (value) => each(value, (code) => `\\${code.toString(8).padStart(3, '0')}`),
  'URL-encoded by code units': (value) => each(value, (code) => `%u${hexOf(code, 4)}`),
  'broken into lines': strewn(7, '\r\n    '),
  'broken into lines of a page': strewn(9, '<br />\n'),
  'broken into lines in JSON': strewn(7, '\\n'),
  'with markup in JSON': strewn(6, '\\u003cwbr\\u003e'),
  'with soft hyphens': strewn(5, '&shy;'),
  'with zero-width spaces': strewn(5, '\u200b'),
  'in groups of four': strewn(4, ' '),
};

/** Encodings of the whole, in which a value may stand beside others. */
export const packings: Readonly<Record<string, Encode>> = {
  ...Object.fromEntries(
    (['base64', 'base64url'] as const).flatMap((alphabet) =>
      ['', 'a', 'ab', 'user:'].map((before) => [
        `in ${alphabet} after '${before}'`,
        (value: string) => Buffer.from(`${before}${value}`).toString(alphabet),
      ]),
    ),
  ),
  'in base64 between others': (value) => Buffer.from(`ab${value}cde`).toString('base64'),
  'in base64 without padding': (value) => Buffer.from(value).toString('base64').replace(/=+$/, ''),
  'in URL-encoded base64': (value) => encodeURIComponent(Buffer.from(value).toString('base64')),
  'in base64 with escaped slashes': (value) => Buffer.from(value).toString('base64').replaceAll('/', '\\/'),
  'in hexadecimal digits': (value) => Buffer.from(value).toString('hex'),
  'in base64 twice': (value) => Buffer.from(Buffer.from(value).toString('base64')).toString('base64'),
  'in base64 twice, behind others': (value) =>
    Buffer.from(Buffer.from(`u:${value}`).toString('base64')).toString('base64'),
  'in base64 that is broken into lines': (value) => strewn(20, '\r\n')(Buffer.from(value).toString('base64')),
  'in base64 of UTF-16': (value) => Buffer.from(value, 'utf16le').toString('base64'),
  'in hexadecimal digits of UTF-16': (value) => Buffer.from(value, 'utf16le').toString('hex'),
  'in hexadecimal digits with colons': (value) => bytesOf(value, ':'),
  'in hexadecimal digits with hyphens, in upper case': (value) => bytesOf(value, '-').toUpperCase(),
  'in hexadecimal digits with spaces': (value) => bytesOf(value, ' '),
  'in a list of bytes': (value) => [...Buffer.from(value)].join(', '),
  'in hexadecimal digits in upper case': (value) => Buffer.from(value).toString('hex').toUpperCase(),
};
