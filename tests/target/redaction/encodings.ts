/** A spelling of a value that a service may echo. */
export type Encode = (value: string) => string;

const each = (value: string, spell: (code: number, index: number) => string | undefined): string =>
  [...value].map((character, index) => spell(character.charCodeAt(0), index) ?? character).join('');

const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const percent = (code: number): string => `%${hexOf(code, 2)}`;
const unicode = (code: number): string => `\\u${hexOf(code, 4)}`;

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
  'in hexadecimal digits in upper case': (value) => Buffer.from(value).toString('hex').toUpperCase(),
};
