import type { Report } from '../../verdicts/record.ts';
import { comparisonSum } from '../comparison-lines.ts';
import { concludeFrom, judgedAnything, type Outcome } from '../conclusion.ts';
import { cut } from '../shorten.ts';
import { type Amount, tally } from '../tally.ts';
import { howToTryMore, triedInPart } from '../tried-in-part.ts';
import { unclearWords } from '../unclear.ts';
import { verdictSigns } from '../verdict-signs.ts';
import { duration, figure, instant } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

const tick = html`<path d="M7 12.5l3.4 3.4L17 9"/>`;
const cross = html`<path d="M8.5 8.5l7 7m0-7l-7 7"/>`;
const stroke = html`<path d="M12 7v6.2m0 3.3v.1"/>`;

const icons: Readonly<Record<Outcome, Markup>> = {
  conformant: tick,
  'not-conformant': cross,
  'nothing-new': stroke,
  unclean: stroke,
  'no-verdict': stroke,
};

/** Width of the bar in its own units; a verdict of a single address among hundreds has to be seen, too. */
const barWidth = 1000;
const narrowest = 6;
const gap = 3;

/** The share of each verdict as a bar. Widths are attributes: a page that may not be styled draws it all the same. */
function bar(amounts: readonly Amount[]): Markup {
  const all = amounts.reduce((sum, { amount }) => sum + amount, 0);
  const toShare = barWidth + gap - amounts.length * (narrowest + gap);
  const widths = amounts.map(({ amount }) => narrowest + (toShare * amount) / all);
  const pieces = amounts.map(({ verdict }, index) => {
    const start = widths.slice(0, index).reduce((sum, width) => sum + width + gap, 0);
    return html`<rect class="${verdict}" x="${start.toFixed(1)}" width="${(widths[index] ?? 0).toFixed(1)}" height="6"/>`;
  });
  return html`<svg class="bar" width="100%" height="6" viewBox="0 0 ${barWidth} 6" preserveAspectRatio="none" aria-hidden="true" fill="gray">${pieces}</svg>`;
}

function leftovers({ leftovers: objects = [] }: Report): Markup | undefined {
  if (objects.length === 0) return undefined;
  return html`<div class="notice"><p>Still on the target, to be deleted by hand:</p>
<ul>${objects.map(({ url }) => html`<li><code>${cut(url, 600)}</code></li>`)}</ul></div>`;
}

function unclear({ totals }: Report): Markup | undefined {
  const words = unclearWords(totals);
  return words === undefined ? undefined : html`<div class="notice"><p>${words}.</p></div>`;
}

/** Close to the verdict, because it says how far that goes; the table it leads to tells of each address. */
function coverage(report: Report): Markup | undefined {
  const part = triedInPart(report);
  if (part === undefined) return undefined;
  return html`
<p class="coverage"><a href="#matrix">${part.addresses}</a>, ${part.cases}. ${prose(howToTryMore(part))}</p>`;
}

function sinceBaseline({ comparison }: Report): Markup | undefined {
  if (comparison === undefined) return undefined;
  return html`<p class="since"><a href="#comparison">Since the baseline</a>: ${comparisonSum(comparison)}.</p>\n`;
}

/** When the run judged and for how long, where it did. */
function when(report: Report): Markup | undefined {
  if (!judgedAnything(report)) return undefined;
  return html` <span>judged on <time datetime="${report.startedAt}">${instant(report.startedAt)}</time> in ${duration(report.durationMs)}</span>`;
}

/**
 * The verdict of the run in one sentence, what was judged and when, the count of each verdict, how much they rest on, and
 * what was left behind.
 */
export function headline(report: Report): Markup {
  const { outcome, sentence, detail } = concludeFrom(report);
  const amounts = tally(report);
  return html`<div class="headline ${outcome}">
<svg width="44" height="44" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/>${icons[outcome]}</svg>
<div><h1>${sentence}</h1>
<p class="where"><code>${cut(report.target.baseUrl, 300)}</code>${when(report)}</p>${coverage(report)}${
    detail === undefined
      ? undefined
      : html`
<p class="since">${cut(detail, 1000)}</p>`
  }</div>
</div>
${bar(amounts)}
<ul class="counts">${amounts.map(
    ({ verdict, amount }) =>
      html`<li class="${verdict}" data-count="${verdict}"><strong>${figure(amount)}</strong> <span><span aria-hidden="true">${verdictSigns[verdict].sign}</span> ${verdictSigns[verdict].word}</span></li>`,
  )}</ul>
${sinceBaseline(report)}${leftovers(report)}${unclear(report)}`;
}
