import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Markup } from './markup.ts';

/** Text that stands inside the page as a script or a style sheet. */
export interface Inline {
  readonly markup: Markup;
  /** What lets exactly this text run in a Content-Security-Policy, quotes included: `'sha256-…'`. */
  readonly source: string;
}

/**
 * The files one after the other, ready to be put between tags. Browsers hash what they parsed, where every line ends with
 * a line feed: so do the files here, also in a checkout on Windows.
 */
export function inlined(...files: readonly URL[]): Inline {
  const text = files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).join('\n');
  return { markup: new Markup(text), source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
