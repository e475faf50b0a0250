import type { Report } from '../verdicts/record.ts';
import { ownCommand } from './own-command.ts';

/** A word that a POSIX shell reads back unchanged. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Where the requests go, and what they may do there: whoever repeats a run has no other way to know it. */
function whereTo({ target, parents = {}, allowWrites }: Report): readonly string[] {
  return [
    ...(target.embedded === true ? [] : [`--target ${shellWord(target.name ?? target.baseUrl)}`]),
    ...Object.entries(parents).map(([option, id]) => `--${option} ${shellWord(id)}`),
    ...(allowWrites === true ? ['--allow-writes'] : []),
  ];
}

/**
 * The command that shows the same verdicts again: of the whole run, or of one address, and then with the same bytes.
 * The embedded mock is what the command uses by default, and it listens on another port each time. Tokens are left out:
 * they come from the environment.
 */
export function repeatCommand(report: Report, address?: string, seed = report.seed): string {
  const { runId, shard, only = [] } = report;
  return [
    // No option forbids to write, where the target may be written to.
    ...(report.allowWrites === false ? ['GRAPH_ALLOW_WRITES=false'] : []),
    ownCommand,
    ...(address === undefined ? only : [address]).map((named) => `--only ${shellWord(named)}`),
    `--seed ${seed}`,
    ...(address === undefined || runId === undefined ? [] : [`--run-id ${shellWord(runId)}`]),
    ...(address !== undefined || shard === undefined ? [] : [`--shard ${shard.number}/${shard.of}`]),
    ...whereTo(report),
    ...(report.schemas === undefined ? [] : [`--schemas ${shellWord(report.schemas)}`]),
    ...(report.profile === 'standard' ? [] : [`--profile ${report.profile}`]),
    // A limit of time is left out: it ends each run at another request, so it would repeat nothing.
    ...(report.budget?.given === true ? [`--max-writes ${report.budget.writes}`] : []),
    ...(report.strict ? ['--strict'] : []),
  ].join(' ');
}
