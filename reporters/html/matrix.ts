import type { Contract, Operation, Requirement } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { findingsOf } from '../findings.ts';
import { grouped } from '../grouped.ts';
import { newIn } from '../new-findings.ts';
import { verdictSigns } from '../verdict-signs.ts';
import { figure } from '../wording.ts';
import { entry, shownFor } from './about.ts';
import { html, type Markup } from './markup.ts';
import { prose } from './prose.ts';

/** Operations side by side under the name of their entity. */
type Columns = readonly (readonly [string, readonly Operation[]])[];

/** A class attribute of a cell; the first column of an entity has a line before it. */
function classes(index: number, ...names: readonly string[]): Markup | undefined {
  const all = index === 0 ? [...names, 'first'] : names;
  return all.length === 0 ? undefined : html` class="${all.join(' ')}"`;
}

function head(columns: Columns): Markup {
  const entities = columns.map(
    ([name, operations]) => html`<th scope="colgroup" colspan="${operations.length}" class="first">${name}</th>`,
  );
  const kinds = columns.map(([, operations]) =>
    operations.map(
      ({ id, kind }, index) => html`<th scope="col"${classes(index)}><abbr title="${id}">${kind}</abbr></th>`,
    ),
  );
  return html`<colgroup><col></colgroup>${columns.map(([, operations]) => html`<colgroup span="${operations.length}"></colgroup>`)}
<thead><tr><th scope="col" rowspan="2">Requirement</th>${entities}</tr>
<tr>${kinds}</tr></thead>`;
}

/** Below a verdict that rests on a part of the cases; the noun is left to those who hear the cell without its table. */
function triedNote({ cases }: Result): Markup | undefined {
  if (cases === undefined) return undefined;
  return html` <span class="tried">${figure(cases.tried)} of ${figure(cases.of)}<span class="unseen"> cases</span></span>`;
}

function cell(result: Result, linked: boolean, isNew: boolean, index: number): Markup {
  const { sign, word } = verdictSigns[result.verdict];
  const address = addressOf(result);
  const text = html`<span aria-hidden="true">${sign}</span> ${word}`;
  const content = linked ? html`<a href="#${address}" aria-label="${word}: ${address}">${text}</a>` : text;
  return html`<td${classes(index, result.verdict)}${entry(result, isNew)}>${content}${triedNote(result)}</td>`;
}

function rowHead({ id, level, clause, excluded }: Requirement): Markup {
  const note = excluded === undefined ? '' : ` Not checked: ${excluded}`;
  return html`<th scope="row"><span class="id">${id}</span> <span class="level">${level}</span> <span class="clause">${prose(clause)}${note}</span></th>`;
}

/** Results at addresses that the contract does not have: never dropped without a word. */
function strangers(report: Report, contract: Contract): Markup | undefined {
  const requirements = new Set(contract.requirements.map(({ id }) => id));
  const operations = new Set(contract.operations.map(({ id }) => id));
  const others = report.results.filter(({ id, operation }) => !requirements.has(id) || !operations.has(operation));
  if (others.length === 0) return undefined;
  return html`<div class="notice"><p>Judged, but not in the contract:</p>
<ul>${others.map((result) => html`<li${entry(result, false)}${shownFor([result])}><code>${addressOf(result)}</code> ${verdictSigns[result.verdict].word}</li>`)}</ul></div>`;
}

/** What is put into a table beside the verdicts themselves. */
interface Marks {
  /** Results that have an article of their own. */
  readonly linked: ReadonlySet<Result>;
  /** Addresses that a baseline lacks. */
  readonly fresh: ReadonlySet<string>;
}

function row(requirement: Requirement, columns: Columns, results: readonly Result[], { linked, fresh }: Marks): Markup {
  const cells = columns.map(([, operations]) =>
    operations.map(({ id }, index) => {
      const result = results.find(({ operation }) => operation === id);
      if (result === undefined) return html`<td${classes(index)}></td>`;
      return cell(result, linked.has(result), fresh.has(addressOf(result)), index);
    }),
  );
  return html`<tr${shownFor(results)}>${rowHead(requirement)}${cells}</tr>\n`;
}

/** Every requirement against every operation. A finding leads to its article; an empty cell has no address. */
export function matrixSection(report: Report, contract: Contract): Markup {
  const columns = grouped(contract.operations, ({ entity }) => entity.name);
  const results = new Map(grouped(report.results, ({ id }) => id));
  const marks: Marks = { linked: new Set(findingsOf(report)), fresh: newIn(report) };
  const topics = contract.topics.map(({ name, title }) => {
    const requirements = contract.requirements.filter(({ topic }) => topic === name);
    const all = requirements.flatMap(({ id }) => results.get(id) ?? []);
    return html`<tbody${shownFor(all)}><tr class="topic"><th scope="rowgroup" colspan="${contract.operations.length + 1}"><span>${title}</span></th></tr>
${requirements.map((requirement) => row(requirement, columns, results.get(requirement.id) ?? [], marks))}</tbody>`;
  });
  const partly = report.results.some(({ cases }) => cases !== undefined)
    ? " Figures below a verdict tell how many of the clause's cases were tried, where not all were; a case is mostly a class of values in one property."
    : undefined;
  return html`<section aria-labelledby="matrix"><h2 id="matrix">All addresses</h2>
<p class="lead">Each requirement against each operation. An empty cell has no address in this run; a finding leads to its evidence.${partly}</p>
<div class="scroller" role="region" aria-label="Table of all addresses" tabindex="0"><table class="matrix">
<caption class="unseen">Verdicts by requirement and operation</caption>
${head(columns)}
${topics}</table></div>
${strangers(report, contract)}</section>`;
}
