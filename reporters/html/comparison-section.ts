import type { Change, Comparison, Report } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { baselineWords, changeWords, comparisonSum, latencyWords } from '../comparison-lines.ts';
import { findingsOf } from '../findings.ts';
import { cut } from '../shorten.ts';
import { count } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** Longer lists are folded. */
const shownAtOnce = 12;

interface Kind {
  readonly of: 'new' | 'fixed' | 'lost' | 'unchanged';
  readonly title: string;
}

/** In the order in which a reader wants to be told. */
const kinds: readonly Kind[] = [
  { of: 'new', title: 'New findings' },
  { of: 'lost', title: 'Judged in the baseline, without a verdict now' },
  { of: 'fixed', title: 'Fixed' },
  { of: 'unchanged', title: 'Findings of both' },
];

function changeItem(change: Change, articles: ReadonlySet<string>): Markup {
  const { address } = change;
  const name = html`<code>${cut(address, 200)}</code>`;
  return html`<li>${articles.has(address) ? html`<a href="#${address}">${name}</a>` : name} <span class="clause">${changeWords(change)}</span></li>`;
}

function changeGroup({ of, title }: Kind, comparison: Comparison, articles: ReadonlySet<string>): Markup | undefined {
  const changes = comparison[of];
  if (changes.length === 0) return undefined;
  const list = html`<ul class="changes">${changes.map((change) => changeItem(change, articles))}</ul>`;
  const heading = html`<h3>${title}</h3>`;
  if (of !== 'unchanged' && changes.length <= shownAtOnce) return html`<div class="group">${heading}${list}</div>`;
  return html`<div class="group">${heading}
<details><summary>${count(changes.length, 'address')}</summary>${list}</details></div>`;
}

function policies({ policies: changed }: Comparison): Markup | undefined {
  if (changed.length === 0) return undefined;
  return html`<div class="group"><h3>Changed policies</h3>
<ul class="entries">${changed.map(
    ({ address, was, now }) =>
      html`<li><p><code>${cut(address, 200)}</code></p><dl><div><dt>Before</dt><dd>${cut(was, 1000)}</dd></div><div><dt>Now</dt><dd>${cut(now, 1000)}</dd></div></dl></li>`,
  )}</ul></div>`;
}

function latencies({ latency: changed = [] }: Comparison): Markup | undefined {
  if (changed.length === 0) return undefined;
  return html`<div class="group"><h3>Changed latency</h3>
<ul class="changes">${changed.map((change) => html`<li>${latencyWords(change)}</li>`)}</ul></div>`;
}

/** What changed since the baseline; undefined for a run that was given none. */
export function comparisonSection(report: Report): Markup | undefined {
  const { comparison } = report;
  if (comparison === undefined) return undefined;
  const articles = new Set(findingsOf(report).map(addressOf));
  return html`<section aria-labelledby="comparison"><h2 id="comparison">Since the baseline</h2>
<p class="lead">${comparisonSum(comparison)}. The baseline: ${baselineWords(comparison)}.</p>
${kinds.map((kind) => changeGroup(kind, comparison, articles))}
${policies(comparison)}
${latencies(comparison)}</section>`;
}
