import type { Contract } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { judgedAnything } from '../conclusion.ts';
import { type Cause, causesIn, messageOf } from '../findings.ts';
import { gist } from '../gist.ts';
import { cut } from '../shorten.ts';
import { shownFor } from './about.ts';
import { badge } from './badge.ts';
import { causeArticle } from './finding-article.ts';
import { html, type Markup } from './markup.ts';

function line({ first, followUps }: Cause): Markup {
  const more =
    followUps.length === 0 ? undefined : html` <span class="more">and ${followUps.length} more of this cause</span>`;
  return html`<li${shownFor([first, ...followUps])}>${badge(first.verdict)} <div><a href="#${addressOf(first)}">${first.id}/<wbr>${first.operation}</a>${more}
<p class="gist">${cut(gist(messageOf(first)), 160)}</p></div></li>`;
}

/** Every cause in one line, to see at a glance whether it is one fault or many. */
function directory(causes: readonly Cause[]): Markup | undefined {
  return causes.length < 2 ? undefined : html`<ol class="directory">${causes.map(line)}</ol>`;
}

/** Whether nothing of the cause fails the run; what does is not to be looked for among warnings. */
function isWarning({ first, followUps }: Cause): boolean {
  return [first, ...followUps].every(({ verdict }) => verdict === 'warn');
}

/** What fails the run, by cause, with all evidence. */
export function findingsSection(report: Report, contract: Contract): Markup {
  const causes = causesIn(report).filter((cause) => !isWarning(cause));
  const nothing = judgedAnything(report)
    ? 'Nothing that was judged in this run contradicts the contract.'
    : 'Nothing was judged.';
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${report.failOn === 'new' && causes.length > 0 ? html`<p class="lead">Only those marked <em>new</em>, which the baseline lacks, fail this run.</p>\n` : undefined}${causes.length === 0 ? html`<p class="lead">${nothing}</p>` : directory(causes)}
${causes.map((cause) => causeArticle(report, contract, cause))}</section>`;
}

/** Recommendations that are not followed. Where a warning follows from a finding, it stands below that. */
export function warningsSection(report: Report, contract: Contract): Markup | undefined {
  const causes = causesIn(report).filter(isWarning);
  if (causes.length === 0) return undefined;
  return html`<section aria-labelledby="warnings"><h2 id="warnings">Warnings</h2>
<p class="lead">What the contract recommends and the target does otherwise. It fails only a strict run.</p>
${directory(causes)}
${causes.map((cause) => causeArticle(report, contract, cause))}</section>`;
}
