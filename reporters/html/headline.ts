import type { Report } from '../../verdicts/record.ts';
import { concludeFrom, type Outcome } from '../conclusion.ts';
import { tally } from '../tally.ts';
import { verdictSigns } from '../verdict-signs.ts';
import { figure } from '../wording.ts';
import { html, type Markup } from './markup.ts';

const tick = html`<path d="M7 12.5l3.4 3.4L17 9"/>`;
const cross = html`<path d="M8.5 8.5l7 7m0-7l-7 7"/>`;
const stroke = html`<path d="M12 7v6.2m0 3.3v.1"/>`;

const icons: Readonly<Record<Outcome, Markup>> = {
  conformant: tick,
  'not-conformant': cross,
  unclean: stroke,
  'no-verdict': stroke,
};

/** The verdict of the run: one sentence, the share of each verdict as a bar, and the counts. */
export function headline(report: Report): Markup {
  const { outcome, sentence } = concludeFrom(report);
  const counts = tally(report);
  return html`<div class="headline ${outcome}">
<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/>${icons[outcome]}</svg>
<h1>${sentence}</h1>
</div>
<div class="bar" aria-hidden="true">${counts.map(({ verdict, amount }) => html`<span class="${verdict}" style="flex-grow:${amount}"></span>`)}</div>
<ul class="counts">${counts.map(
    ({ verdict, amount }) =>
      html`<li class="${verdict}"><strong>${figure(amount)}</strong> <span aria-hidden="true">${verdictSigns[verdict].sign}</span> ${verdictSigns[verdict].word}</li>`,
  )}</ul>`;
}
