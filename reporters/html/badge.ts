import type { Verdict } from '../../verdicts/record.ts';
import { verdictSigns } from '../verdict-signs.ts';
import { html, type Markup } from './markup.ts';

/** Sign and word of a verdict, e.g. `✗ fail`; the sign is left out for screen readers, which read the word. */
export function badge(verdict: Verdict): Markup {
  const { sign, word } = verdictSigns[verdict];
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
