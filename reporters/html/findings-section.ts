import type { Contract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { type Cause, causesIn, messageOf } from '../findings.ts';
import { cut } from '../shorten.ts';
import { badge } from './badge.ts';
import { findingArticle } from './finding-article.ts';
import { html, type Markup } from './markup.ts';

function line(result: Result): Markup {
  return html`${badge(result.verdict)} <span><a href="#${addressOf(result)}">${result.id}/<wbr>${result.operation}</a> <span class="gist">${cut(messageOf(result), 160)}</span></span>`;
}

/** Every finding in one line each, those of one cause together, to see at a glance whether they are one fault or many. */
function directory(causes: readonly Cause[]): Markup | undefined {
  if (causes.flatMap(({ followUps }) => followUps).length + causes.length < 2) return undefined;
  return html`<ol class="directory">${causes.map(
    ({ first, followUps }) => html`<li>${line(first)}</li>
${followUps.map((result) => html`<li class="follow-up">${line(result)}</li>`)}`,
  )}</ol>`;
}

/** All findings with their evidence: what fails first. */
export function findingsSection(report: Report, contract: Contract): Markup {
  const causes = causesIn(report);
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${causes.length === 0 ? html`<p class="lead">Nothing that was judged in this run contradicts the contract.</p>` : directory(causes)}
${causes.map(({ first, followUps }) => [first, ...followUps].map((result) => findingArticle(report, contract, result)))}</section>`;
}
