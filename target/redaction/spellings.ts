/** The characters of a base64 text that belong to the value alone, if that stands `offset` bytes into a group of three. */
const inBase64 = (value: string, offset: number): readonly string[] => {
  const bytes = Buffer.from(value);
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6));
  const end = Math.floor(((offset + bytes.length) * 8) / 6) - Math.ceil((offset * 8) / 6);
  // At the end of the encoded text the last character is known, too; elsewhere it depends on what follows.
  return [whole, whole.replace(/=+$/, ''), whole.slice(0, end)];
};

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The spellings in which a service may echo a value, beside those that only replace single characters (`escapes.ts`)
 * or their case: as it stands, in a form, as UTF-8 that was taken for Latin-1, in hexadecimal digits, and in base64 of
 * both alphabets, whatever stands before it in the encoded text, such as the name in the payload of a Basic credential.
 */
export const spellingsOf = (value: string): ReadonlySet<string> => {
  const base64 = [0, 1, 2].flatMap((offset) => inBase64(value, offset));
  const bytes = Buffer.from(value);
  return new Set([
    value,
    value.replaceAll(' ', '+'),
    bytes.toString('latin1'),
    bytes.toString('hex'),
    ...base64,
    ...base64.map(urlSafe),
  ]);
};
