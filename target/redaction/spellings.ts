/** The characters of a base64 text that belong to the value alone, if that stands `offset` bytes into a group of three. */
const inBase64 = (bytes: Uint8Array, offset: number): readonly string[] => {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6));
  const end = Math.floor(((offset + bytes.length) * 8) / 6) - Math.ceil((offset * 8) / 6);
  // At the end of the encoded text the last character is known, too; elsewhere it depends on what follows.
  return [whole, whole.replace(/=+$/, ''), whole.slice(0, end)];
};

/** In base64, whatever stands before it. */
const packed = (value: string | Uint8Array): readonly string[] => {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((offset) => inBase64(bytes, offset));
};

/** What separates the bytes of a dump. White space is no matter. */
const separators = [':', '-', ',0x'];

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The spellings in which a service may echo a value, beside those that only replace single characters (`escapes.ts`),
 * their case, or strew something between them (`fillers.ts`): as it stands, in a form, as UTF-8 that was taken for
 * Latin-1, byte by byte in hexadecimal or decimal digits, and in base64 of both alphabets, twice or in UTF-16 as well,
 * whatever stands before it in the encoded text, such as the name in the payload of a Basic credential.
 */
export const spellingsOf = (value: string): ReadonlySet<string> => {
  const bytes = Buffer.from(value);
  const wide = Buffer.from(value, 'utf16le');
  const once = packed(bytes);
  const base64 = [...once, ...once.flatMap(packed), ...packed(wide)];
  const digits = bytes.toString('hex').match(/../g) ?? [];
  return new Set([
    value,
    value.replaceAll(' ', '+'),
    bytes.toString('latin1'),
    digits.join(''),
    ...separators.map((separator) => digits.join(separator)),
    [...bytes].join(','),
    // Whichever byte comes first, but for the zero at the end.
    wide.toString('hex').slice(0, -2),
    ...base64,
    ...base64.map(urlSafe),
  ]);
};
