import { hasEscapes, seam } from './escapes.ts';
import type { Redactor } from './secrets.ts';
import { shapesIn } from './shapes.ts';

/** Headers whose values open something, or name a session. */
const neverShown: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** What Node puts between the values of a header that came several times. */
const comma = ', ';

/**
 * Whether there is nothing to take out of texts joined by seams. It is told from the text without them, which needs no
 * resolving: most answers have such headers, and each has others.
 */
const isHarmless = (joined: string, redact: Redactor): boolean => {
  const plain = joined.replaceAll(seam, '');
  return !hasEscapes(joined) && redact(plain) === plain && shapesIn(joined).length === 0;
};

/**
 * The headers of an answer as they are recorded. A secret may be spread over several values in a row, of one header or
 * of several.
 *
 * @param headers as Node reads them; names in lower case
 */
export const redactHeaders = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  redact: Redactor,
): Readonly<Record<string, string>> => {
  const values = Object.entries(headers).map(([name, value]) => ({
    name: redact(name),
    text: neverShown.has(name) ? '…' : typeof value === 'string' ? value : [value ?? ''].flat().join(comma),
  }));
  const texts = values.map(({ text }) => text.replaceAll(comma, seam)).join(seam);
  const shown = isHarmless(texts, redact) ? texts : redact(texts);
  if (shown === texts) return Object.fromEntries(values.map(({ name, text }) => [name, text]));
  const parts = shown.split(seam);
  return Object.fromEntries(
    values.map(({ name, text }) => [name, parts.splice(0, text.split(comma).length).join(comma)]),
  );
};
