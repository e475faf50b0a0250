import type { Comparison, MetadataReport } from '../../verdicts/metadata/index.ts';
import {
  byEntity,
  comparisonWords,
  type Disagreement,
  type EntityComparison,
  provenance,
} from '../metadata-wording.ts';
import { cut } from '../shorten.ts';
import { figure } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** The metadata of a hostile service may name thousands; `conformance.json` has them all. */
const mostRows = 200;

function disagreement({ label, words, names }: Disagreement): Markup {
  const more = names.length > mostRows ? html`<li>… (${figure(names.length - mostRows)} more)</li>` : undefined;
  return html`<div class="group"><p><strong>${label}:</strong> ${cut(words, 1000)}</p>
<ul class="addresses">${names.slice(0, mostRows).map((name) => html`<li><code>${cut(name, 200)}</code></li>`)}${more}</ul></div>`;
}

function row({ name, comparison, documented, declared }: Comparison): Markup {
  return html`<li><p><code>${cut(name, 200)}</code> <span class="clause">${comparisonWords[comparison]}</span></p>
<dl><div><dt>Documented</dt><dd>${cut(documented, 2000)}</dd></div><div><dt>Declared</dt><dd>${cut(declared, 2000)}</dd></div></dl></li>`;
}

function entitySection({ entity, sum, disagreements, comparisons }: EntityComparison): Markup {
  const more =
    comparisons.length > mostRows ? html`<li>… (${figure(comparisons.length - mostRows)} more)</li>` : undefined;
  return html`<div class="group"><h3>${entity}</h3>
<p>${sum}.</p>
${disagreements.map(disagreement)}
<details><summary>Side by side (${figure(comparisons.length)})</summary>
<ul class="entries">${comparisons.slice(0, mostRows).map(row)}${more}</ul></details></div>`;
}

/** Where documentation and metadata disagree; undefined for a run that did not look. */
export function metadataSection(report: MetadataReport | undefined): Markup | undefined {
  if (report === undefined) return undefined;
  const { url, problem } = report;
  return html`<section aria-labelledby="metadata"><h2 id="metadata">Documentation and metadata</h2>
<p class="lead">What the service declares at <code>${cut(url, 300)}</code> beside what is documented. No verdict depends on it.</p>
${provenance(report).map((sentence) => html`<p>${cut(sentence, 600)}</p>`)}
${problem === undefined ? byEntity(report).map(entitySection) : html`<p>${cut(problem, 1000)}</p>`}</section>`;
}
