import { visibleLines } from '../visible.ts';

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/**
 * Text that is already HTML. It is a class, not a plain object, so that nothing a server sends as JSON can pass for it.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | readonly Content[];

/** Text made safe for HTML, in elements and in quoted attributes, with everything invisible written as `\u202e`. */
export function escapeHtml(text: string): string {
  return visibleLines(text).replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

function render(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return content === undefined ? '' : content.map(render).join('');
}

/** Template tag: what is written in the template is markup, what is put into it is escaped. Lists are joined. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => part + render(contents[index])).join(''));
}
