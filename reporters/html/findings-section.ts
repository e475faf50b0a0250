import type { Contract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { findingsOf, messageOf } from '../findings.ts';
import { cut } from '../shorten.ts';
import { badge } from './badge.ts';
import { findingArticle } from './finding-article.ts';
import { html, type Markup } from './markup.ts';

/** Every finding in one line each, to see at a glance whether they are one fault or many. */
function directory(findings: readonly Result[]): Markup | undefined {
  if (findings.length < 2) return undefined;
  return html`<ol class="directory">${findings.map(
    (result) =>
      html`<li>${badge(result.verdict)} <span><a href="#${addressOf(result)}">${result.id}/<wbr>${result.operation}</a> <span class="gist">${cut(messageOf(result), 160)}</span></span></li>`,
  )}</ol>`;
}

/** All findings with their evidence: what fails first. */
export function findingsSection(report: Report, contract: Contract): Markup {
  const findings = findingsOf(report);
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${findings.length === 0 ? html`<p class="lead">Nothing that was judged in this run contradicts the contract.</p>` : directory(findings)}
${findings.map((result) => findingArticle(report, contract, result))}</section>`;
}
