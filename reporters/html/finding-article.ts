import type { Contract, Operation, Requirement } from '../../schemas/index.ts';
import type { Finding, Report, Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { causeOf, messageOf } from '../findings.ts';
import { repeatCommand } from '../repeat.ts';
import { cut } from '../shorten.ts';
import { count } from '../wording.ts';
import { badge } from './badge.ts';
import { answerBlock, payloadBlock, textBlock } from './evidence-blocks.ts';
import { type Content, html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** Longer lists of cases are folded. */
const shownAtOnce = 8;

function row(name: string, value: Content): Markup | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function code(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<code>${cut(text, 600)}</code>`;
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
  const { id, method, path, page } = operation;
  return html`<code>${method} ${path}</code> ${pageLink(page, id)}`;
}

function facts(report: Report, contract: Contract, result: Result): Markup {
  const { case: words, property, request, seed, path } = result.finding ?? {};
  return html`<dl class="rows">
${row('Clause', clauseOf(contract.requirements.find(({ id }) => id === result.id)))}
${row('Operation', operationOf(contract.operations.find(({ id }) => id === result.operation)))}
${row('Request', code(request && `${request.method} ${request.url}`))}
${row('Case', words && cut(words, 600))}
${row('Property', code(property))}
${row('Drawn with', path === undefined ? undefined : `seed ${seed ?? report.seed}, path ${cut(path, 200)}`)}
</dl>`;
}

function sideBySide(...blocks: readonly (Markup | undefined)[]): Markup | undefined {
  return blocks.some((block) => block !== undefined) ? html`<div class="pair">${blocks}</div>` : undefined;
}

function otherCases(others: readonly string[] = []): Markup | undefined {
  if (others.length === 0) return undefined;
  const list = html`<ul>${others.map((words) => html`<li>${cut(words, 300)}</li>`)}</ul>`;
  const caption = `${count(others.length, 'more case')} at the same address`;
  if (others.length <= shownAtOnce) return html`<div class="others"><p>${caption}</p>${list}</div>`;
  return html`<details class="others"><summary>${caption}</summary>${list}</details>`;
}

function evidence({ expected, actual, payload, property, answer, others }: Finding): Markup {
  return html`${sideBySide(textBlock('Expected', expected), textBlock('Actual', actual))}
${sideBySide(payloadBlock(payload, property), answerBlock(answer))}
${otherCases(others)}`;
}

/** One finding with all its evidence; the anchor of the article is the address. */
export function findingArticle(report: Report, contract: Contract, result: Result): Markup {
  const address = addressOf(result);
  const { curl, seed } = result.finding ?? {};
  const cause = causeOf(result, report);
  return html`<article class="finding ${result.verdict}" id="${address}">
<header>${badge(result.verdict)} <span class="level">${result.level}</span>
<h3><a class="self" href="#${address}">${result.id}<span class="slash">/</span><wbr>${result.operation}</a></h3></header>
<p class="message">${cut(messageOf(result), 1000)}</p>
${cause && html`<p class="same-as">Most likely of the same cause as <a href="#${cause}">${cause}</a>: read that first.</p>`}
${facts(report, contract, result)}
${result.finding && evidence(result.finding)}
<div class="commands">${textBlock('Send the request by hand', curl, 8000)}
${textBlock('Run this address again', repeatCommand(report, address, seed))}</div>
</article>`;
}
