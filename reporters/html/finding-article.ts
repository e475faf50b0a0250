import type { Contract, Operation, Requirement } from '../../schemas/index.ts';
import type { Finding, Report, Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { type Cause, messageOf } from '../findings.ts';
import { newIn } from '../new-findings.ts';
import { repeatCommand } from '../repeat.ts';
import { cut } from '../shorten.ts';
import { casesWords } from '../tried-in-part.ts';
import { count, figure } from '../wording.ts';
import { about, shownFor } from './about.ts';
import { badge } from './badge.ts';
import { answerBlock, commandBlock, payloadBlock, textBlock } from './evidence-blocks.ts';
import { type Content, html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** Longer lists of cases are folded; what is beyond `mostCases` is in `conformance.json`. */
const shownAtOnce = 8;
const mostCases = 60;

function row(name: string, value: Content): Markup | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function code(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<code>${cut(text, 600)}</code>`;
}

/** A path that may be broken after each slash, and elsewhere only where it has to be. */
function path(text: string): Markup {
  const parts = cut(text, 600).split('/');
  return html`<code>${parts.map((part, index) => (index === 0 ? part : html`/<wbr>${part}`))}</code>`;
}

/** What the suite has put into a text of the payload, and why: nothing of it is at fault. */
function markNote(payload: unknown, runId: string | undefined): Markup | undefined {
  if (runId === undefined || !/^[0-9a-z]+$/.test(runId)) return undefined;
  const [mark] = new RegExp(`[a-z]+-${runId}-[0-9a-z]+`).exec(JSON.stringify(payload) ?? '') ?? [];
  return mark === undefined
    ? undefined
    : html`<code>${mark}</code> is the suite's own: by it a run tells its objects from those of others`;
}

/** Links lead to pages of the contract only, never to what a server sent. */
function pageLink(page: string, text: string): Markup {
  return html`<a class="source" href="${page}" rel="noreferrer">${text}, ${new URL(page).hostname}</a>`;
}

function clauseOf(requirement: Requirement | undefined): Markup | undefined {
  if (requirement === undefined) return undefined;
  const { page, section } = requirement.source;
  return html`${prose(requirement.clause)} ${pageLink(page, section)}`;
}

function operationOf(operation: Operation | undefined): Markup | undefined {
  if (operation === undefined) return undefined;
  const { id, method, path: template, page } = operation;
  return html`${path(`${method} ${template}`)} ${pageLink(page, id)}`;
}

function facts(report: Report, contract: Contract, result: Result): Markup {
  const { case: words, property, payload, request, seed, path: drawn } = result.finding ?? {};
  return html`<dl class="rows">
${row('Clause', clauseOf(contract.requirements.find(({ id }) => id === result.id)))}
${row('Operation', operationOf(contract.operations.find(({ id }) => id === result.operation)))}
${row('Request', request && path(`${request.method} ${request.url}`))}
${row('Case', words && html`<span class="verbatim">${cut(words, 600)}</span>`)}
${row('Property', code(property))}
${row('Mark', markNote(payload, report.runId))}
${row('Tried', casesWords(result))}
${row('Waiver', result.finding && result.reason && cut(result.reason, 1000))}
${row('Drawn with', drawn === undefined ? undefined : `seed ${seed ?? report.seed}, path ${cut(drawn, 200)}`)}
</dl>`;
}

function sideBySide(...blocks: readonly (Markup | undefined)[]): Markup | undefined {
  return blocks.some((block) => block !== undefined) ? html`<div class="pair">${blocks}</div>` : undefined;
}

function otherCases(others: readonly string[] = []): Markup | undefined {
  if (others.length === 0) return undefined;
  const more = others.length > mostCases ? html`<li>… (${figure(others.length - mostCases)} more)</li>` : undefined;
  const list = html`<ul>${others.slice(0, mostCases).map((words) => html`<li>${cut(words, 300)}</li>`)}${more}</ul>`;
  const caption = `${count(others.length, 'more case')} at the same address`;
  if (others.length <= shownAtOnce) return html`<div class="others"><p>${caption}</p>${list}</div>`;
  return html`<details class="others"><summary>${caption}</summary>${list}</details>`;
}

function evidence(finding: Finding): Markup {
  const { expected, actual, answer, others } = finding;
  return html`${sideBySide(textBlock('Expected', expected), textBlock('Actual', actual))}
${sideBySide(payloadBlock(finding), answerBlock(answer))}
${otherCases(others)}`;
}

/** One finding with all its evidence, apart from those that follow from it. */
function ownEvidence(report: Report, contract: Contract, result: Result, level: 3 | 4): Markup {
  const address = addressOf(result);
  const { curl, seed } = result.finding ?? {};
  return html`<div${about(result)}>
<header>${badge(result.verdict)} <span class="level">${result.level}</span>${newIn(report).has(address) ? html` <span class="new">new</span>` : undefined}
<h${level}><a class="self" href="#${address}">${result.id}<span class="slash">/</span><wbr>${result.operation}</a></h${level}></header>
<p class="message">${cut(messageOf(result), 1000)}</p>
${facts(report, contract, result)}
${result.finding && evidence(result.finding)}
<div class="commands">${commandBlock(curl?.includes('\ncurl ') ? 'Send the requests by hand' : 'Send the request by hand', curl, 8000)}
${commandBlock('Run this address again', repeatCommand(report, address, seed))}</div></div>`;
}

function followUp(report: Report, contract: Contract, result: Result): Markup {
  return html`<article class="finding ${result.verdict}" id="${addressOf(result)}"${shownFor([result])}>
${ownEvidence(report, contract, result, 4)}</article>`;
}

/**
 * A cause: its first finding, and folded below it those that most likely say the same once more. The anchor of each
 * article is its address.
 */
export function causeArticle(report: Report, contract: Contract, { first, followUps }: Cause): Markup {
  const folded =
    followUps.length === 0
      ? undefined
      : html`<details class="follow-ups"><summary>${count(followUps.length, 'more finding')}, most likely of the same cause: ${followUps.map(addressOf).slice(0, 3).join(', ')}${followUps.length > 3 ? ', …' : ''}</summary>
${followUps.map((result) => followUp(report, contract, result))}</details>`;
  return html`<article class="finding ${first.verdict}" id="${addressOf(first)}"${shownFor([first, ...followUps])}>
${ownEvidence(report, contract, first, 3)}
${folded}</article>`;
}
