import { visible, visibleLines } from './visible.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no character for these two, not even as a reference. What else it lacks, nobody can see either. */
const noCharacters = /[\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .replace(noCharacters, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** An attribute with its value, on one line. */
function attribute(name: string, value: string | number): string {
  return ` ${name}="${escaped(visible(String(value)))}"`;
}

/** Text between tags; its line breaks stay. */
export function xmlText(text: string): string {
  return escaped(visibleLines(text));
}

/** An element with its content, which is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly string[]
): string {
  const tag = `${name}${Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join('')}`;
  return content.length === 0 ? `<${tag}/>` : `<${tag}>${content.join('')}</${name}>`;
}
