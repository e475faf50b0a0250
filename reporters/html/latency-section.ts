import type { Contract } from '../../schemas/index.ts';
import type { Latency, Report, Visibility } from '../../verdicts/record.ts';
import { duration, figure } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** Width of a strip in its own units. */
const width = 200;

/** Milliseconds without a unit, to be compared down a column: two digits that mean something, no more. */
function milliseconds(value: number): string {
  return figure(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

/**
 * One operation as a strip: half of the answers within the darkest part, nine in ten within the middle one, 99 in a hundred
 * within the lightest; the slowest is a line.
 */
function strip({ operation, p50, p90, p99, max }: Latency, scale: number): Markup {
  const at = (value: number) => ((width * value) / scale).toFixed(1);
  const id = `latency-${operation}`;
  return html`<svg class="strip" role="img" aria-labelledby="${id}" aria-describedby="${id}-parts" width="${width}" height="12" viewBox="0 0 ${width} 12" preserveAspectRatio="none" fill="currentColor">
<title id="${id}">How fast ${operation} answers</title>
<desc id="${id}-parts">Half of the answers within ${milliseconds(p50)} ms, 90 % within ${milliseconds(p90)} ms, 99 % within ${milliseconds(p99)} ms, the slowest after ${milliseconds(max)} ms.</desc>
<rect width="${at(p99)}" height="12" fill-opacity="0.25"/><rect width="${at(p90)}" height="12" fill-opacity="0.4"/><rect width="${at(p50)}" height="12"/>
<rect x="${Math.max(0, Number(at(max)) - 1.5)}" width="1.5" height="12"/></svg>`;
}

function row(latency: Latency, scale: number): Markup {
  const { operation, requests, p50, p90, p99, max } = latency;
  return html`<tr><th scope="row"><code>${operation}</code></th><td>${figure(requests)}</td>${[p50, p90, p99, max].map((value) => html`<td>${milliseconds(value)}</td>`)}<td class="drawn">${strip(latency, scale)}</td></tr>
`;
}

/** How long changes took to show, where they did not at once. */
function delays({ visibility = [] }: Report): Markup | undefined {
  if (visibility.length === 0) return undefined;
  const line = ({ operation, changes, late, p50, max }: Visibility) =>
    html`<li><code>${operation}</code>: ${figure(late)} of ${figure(changes)}, half of them within ${duration(p50)}, the slowest after ${duration(max)}</li>`;
  return html`<p class="lead delays">Changes that GET did not show at once:</p>
<ul class="delays">${visibility.map(line)}</ul>`;
}

/** How long answers took, in the order of the contract; undefined for a report that does not say. */
export function latencySection(report: Report, contract: Contract): Markup | undefined {
  const { latency: unsorted = [] } = report;
  const place = ({ operation }: Latency) => contract.operations.findIndex(({ id }) => id === operation);
  const latency = unsorted.toSorted((one, other) => place(one) - place(other));
  if (latency.length === 0) return undefined;
  const scale = Math.max(...latency.map(({ max }) => max), 1);
  return html`<section aria-labelledby="latency"><h2 id="latency">Latency</h2>
<p class="lead">From sending a request to the end of its answer, in milliseconds. What a request waited for before that is left out. The strips all end at ${milliseconds(scale)} ms.</p>
<div class="scroller" role="region" aria-label="Table of latencies" tabindex="0"><table class="latency">
<caption class="unseen">Latency by operation, in milliseconds</caption>
<thead><tr><th scope="col">Operation</th>${['Requests', 'p50', 'p90', 'p99', 'Slowest', 'p50, p90, p99 and slowest'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${latency.map((one) => row(one, scale))}</tbody></table></div>
${delays(report)}</section>`;
}
