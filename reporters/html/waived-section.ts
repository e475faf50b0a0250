import type { Contract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { count } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { type Note, notesByClause } from './notes-by-clause.ts';

/** Days before its end from which a waiver is marked. */
const soon = 14;
const dayMs = 86_400_000;

/** Whole days from the day of the run until a waiver ends; undefined where the reason names no end. */
function daysLeft({ reason = '' }: Result, startedAt: string): number | undefined {
  // The words of verdicts/waiver.ts. They come last, whatever the reason itself says.
  const until = /^.*\(waived until (\d{4}-\d{2}-\d{2})[,)]/s.exec(reason)?.[1];
  if (until === undefined) return undefined;
  return Math.round((Date.parse(until) - Date.parse(startedAt.slice(0, 10))) / dayMs);
}

function endingSoon(days: number | undefined): Markup | undefined {
  if (days === undefined || days > soon) return undefined;
  const words = days === 0 ? 'ends today' : `ends in ${count(days, 'day')}`;
  return html`<span class="badge warn"><span aria-hidden="true">!</span> ${words}</span> `;
}

/** Known faults that a waiver covers; those whose waiver ends first come first, counted from the day of the run. */
export function waivedSection(report: Report, contract: Contract): Markup | undefined {
  const waived = report.results
    .filter(({ verdict }) => verdict === 'waived')
    .map((result) => ({ result, days: daysLeft(result, report.startedAt) }))
    .toSorted((one, other) => (one.days ?? Number.MAX_VALUE) - (other.days ?? Number.MAX_VALUE));
  const notes = waived.map(({ result, days }): Note => {
    const waiver = result.reason === undefined ? [] : [`Waived: ${result.reason}`];
    return { result, text: [result.finding?.message ?? '', ...waiver].join('\n'), mark: endingSoon(days) };
  });
  if (notes.length === 0) return undefined;
  return html`<section aria-labelledby="waived"><h2 id="waived">Waived</h2>
<p class="lead">Known faults that a waiver allows. They are still there.</p>
${notesByClause(notes, contract)}</section>`;
}
