import type { Contract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { grouped } from '../grouped.ts';
import { cut } from '../shorten.ts';
import { html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

interface Note {
  readonly result: Result;
  readonly text: string;
}

/** Each clause once, beside it what the run says, and for which operations. */
function notesByClause(notes: readonly Note[], contract: Contract): Markup {
  const entries = grouped(notes, ({ result }) => result.id).map(([id, sharing]) => {
    const clause = contract.requirements.find((requirement) => requirement.id === id)?.clause ?? '';
    const remarks = grouped(sharing, ({ text }) => text).map(
      ([text, same]) =>
        html`<div>${same.map(({ result }) => html`<dt><code>${result.operation}</code></dt>`)}<dd>${cut(text, 1000)}</dd></div>`,
    );
    return html`<li><p><strong>${id}</strong> <span class="clause">${prose(clause)}</span></p><dl>${remarks}</dl></li>`;
  });
  return html`<ul class="entries">${entries}</ul>`;
}

/** Known faults that a waiver covers. */
export function waivedSection(report: Report, contract: Contract): Markup | undefined {
  const notes = report.results
    .filter(({ verdict }) => verdict === 'waived')
    .map((result) => {
      const waiver = result.reason === undefined ? [] : [`Waived: ${result.reason}`];
      return { result, text: [result.finding?.message ?? '', ...waiver].join('\n') };
    });
  if (notes.length === 0) return undefined;
  return html`<section aria-labelledby="waived"><h2 id="waived">Waived</h2>
<p class="lead">Known faults that a waiver allows. They are still there.</p>
${notesByClause(notes, contract)}</section>`;
}

/** What the target does where the contract leaves it free. */
export function policiesSection(report: Report, contract: Contract): Markup | undefined {
  const notes = report.results.flatMap((result) =>
    result.observed === undefined ? [] : [{ result, text: result.observed }],
  );
  if (notes.length === 0) return undefined;
  return html`<section aria-labelledby="policies"><h2 id="policies">Observed policies</h2>
<p class="lead">What the target does where the contract leaves it free. None of this is a fault.</p>
${notesByClause(notes, contract)}</section>`;
}
