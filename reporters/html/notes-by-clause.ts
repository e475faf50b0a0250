import type { Contract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { grouped } from '../grouped.ts';
import { cut } from '../shorten.ts';
import { about, shownFor } from './about.ts';
import { type Content, html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** What a run says about one address. */
export interface Note {
  readonly result: Result;
  readonly text: string;
  /** What stands before the text. */
  readonly mark?: Content;
}

/** Each clause once, beside it what the run says, and for which operations. */
export function notesByClause(notes: readonly Note[], contract: Contract): Markup {
  const entries = grouped(notes, ({ result }) => result.id).map(([id, sharing]) => {
    const clause = contract.requirements.find((requirement) => requirement.id === id)?.clause ?? '';
    const remarks = grouped(sharing, ({ text }) => text).map(([text, same]) => {
      const results = same.map(({ result }) => result);
      const names = results.map(({ operation }) => html`<dt><code>${operation}</code></dt>`);
      return html`<div${shownFor(results)}${about(...results)}>${names}<dd>${same[0]?.mark}${cut(text, 1000)}</dd></div>`;
    });
    const all = shownFor(sharing.map(({ result }) => result));
    return html`<li${all}><p><strong>${id}</strong> <span class="clause">${prose(clause)}</span></p><dl>${remarks}</dl></li>`;
  });
  return html`<ul class="entries">${entries}</ul>`;
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
