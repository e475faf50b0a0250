import { html, type Markup } from './markup.ts';

/** A sentence of the contract, with what it puts between backticks set as code. */
export function prose(sentence: string): Markup {
  const parts = sentence.split('`');
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
