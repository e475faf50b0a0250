import type { Contract } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { repeatCommand } from '../repeat.ts';
import { cut } from '../shorten.ts';
import { waiting } from '../waiting.ts';
import { count, duration, figure, instant } from '../wording.ts';
import { command } from './evidence-blocks.ts';
import { html, type Markup } from './markup.ts';

/** What was run, against what, when, and what it cost the target. */
export function runFacts(report: Report, contract: Contract): Markup {
  const { totals } = report;
  const seen = new Set(report.results.map(({ id }) => id));
  const covered = contract.requirements.filter(({ id }) => seen.has(id)).length;
  const facts: readonly (readonly [string, Markup | string])[] = [
    ['Target', html`<code>${cut(report.target.baseUrl, 300)}</code>`],
    ...(report.schemas === undefined ? [] : [['Entities', html`<code>${cut(report.schemas, 300)}</code>`] as const]),
    ['Profile', report.strict ? `${report.profile}, strict: warnings fail` : report.profile],
    ...(report.budget === undefined ? [] : [['Planned for', count(report.budget.writes, 'write')] as const]),
    ['Seed', html`<code>${report.seed}</code>`],
    ...(report.runId === undefined ? [] : [['Run id', html`<code>${cut(report.runId, 40)}</code>`] as const]),
    ...(report.shard === undefined
      ? []
      : [['Shard', `${report.shard.number} of ${report.shard.of}; merge joins them`] as const]),
    ['Suite', `${report.suite.name} ${report.suite.version}`],
    ['Started', html`<time datetime="${report.startedAt}">${instant(report.startedAt)}</time>`],
    ['Duration', duration(report.durationMs)],
    ['Requirements', `${covered} of ${contract.requirements.length} in this run`],
    ['Requests', `${figure(totals.requests)}, of which ${count(totals.writes, 'write')}`],
    ['Held back', waiting(totals) ?? 'never'],
    [
      'Objects',
      `${figure(totals.created)} created, ${figure(totals.deleted)} deleted, ${figure(totals.leftover)} left over`,
    ],
    ['Run again', html`<code>${command(cut(repeatCommand(report), 4000))}</code>`],
  ];
  return html`<section aria-labelledby="run"><h2 id="run">Run and budget</h2>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}
