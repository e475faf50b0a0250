import { cut } from './shorten.ts';
import { visible } from './visible.ts';

/** They would end the code span, or the cell of the table it stands in; nothing else means anything in there. */
const specials: Readonly<Record<string, string>> = { '`': '\\u0060', '|': '\\u007c' };

/**
 * Text of others in Markdown, cut to fit: a code span, in which neither markup nor HTML, links, images, mentions or
 * references mean anything. What cannot stand in one is shown as a JSON escape.
 */
export function inert(text: string, limit: number): string {
  const plain = visible(cut(text, limit)).replace(/[`|]/g, (character) => specials[character] ?? character);
  // Escapes are longer than what they show.
  return plain.trim() === '' ? '(empty)' : `\`${cut(plain, 2 * limit)}\``;
}

/** Words that mean nothing in Markdown stay as they are, anything else becomes inert: a host name would be a link. */
export function prose(text: string, limit: number): string {
  return /^[A-Za-z0-9 ,;:()'-]*$/.test(text) && text.length <= limit ? text : inert(text, limit);
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
