import type { Report, Result, Verdict } from '../../verdicts/record.ts';
import { messageOf } from '../findings.ts';
import { grouped } from '../grouped.ts';
import { cut } from '../shorten.ts';
import { count } from '../wording.ts';
import { about, shownFor } from './about.ts';
import { badge } from './badge.ts';
import { html, type Markup } from './markup.ts';

const openVerdicts: readonly Verdict[] = ['error', 'blocked', 'not-applicable'];

/** Lists of more addresses are folded. */
const shownAtOnce = 4;

function addressList(results: readonly Result[]): Markup {
  const list = html`<ul class="addresses">${results.map(({ id, operation }) => html`<li><code>${id}/<wbr>${operation}</code></li>`)}</ul>`;
  if (results.length <= shownAtOnce) return list;
  return html`<details><summary>${count(results.length, 'address')}</summary>${list}</details>`;
}

/**
 * Addresses that the run could not judge. One reason often explains dozens of them (an operation that is not routed blocks
 * all its rows), so they are grouped by it.
 */
export function openSection(report: Report): Markup | undefined {
  const groups = openVerdicts.flatMap((verdict) => {
    const results = report.results.filter((result) => result.verdict === verdict);
    return grouped(results, messageOf).map(([reason, sharing]) => ({ verdict, reason, sharing }));
  });
  if (groups.length === 0) return undefined;
  return html`<section aria-labelledby="open"><h2 id="open">Without a verdict</h2>
<p class="lead">The run says nothing about the target at these addresses.</p>
${groups.map(
  ({ verdict, reason, sharing }) =>
    html`<div class="group"${shownFor(sharing)}><p${about(...sharing)}>${badge(verdict)} ${cut(reason, 1000)}</p>${addressList(sharing)}</div>`,
)}</section>`;
}
