import type { Report } from '../verdicts/record.ts';
import { ownCommand } from './own-command.ts';

/** A word that a POSIX shell reads back unchanged. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The command that shows the same verdicts again: of the whole run, or of one address, and then with the same bytes.
 * The embedded mock is what the command uses by default, and it listens on another port each time.
 */
export function repeatCommand(report: Report, address?: string, seed = report.seed): string {
  const { baseUrl, name, embedded } = report.target;
  const { runId, shard } = report;
  return [
    ownCommand,
    ...(address === undefined ? [] : [`--only ${shellWord(address)}`]),
    `--seed ${seed}`,
    ...(address === undefined || runId === undefined ? [] : [`--run-id ${shellWord(runId)}`]),
    ...(address !== undefined || shard === undefined ? [] : [`--shard ${shard.number}/${shard.of}`]),
    ...(embedded === true ? [] : [`--target ${shellWord(name ?? baseUrl)}`]),
    ...(report.schemas === undefined ? [] : [`--schemas ${shellWord(report.schemas)}`]),
    ...(report.profile === 'standard' ? [] : [`--profile ${report.profile}`]),
    // A limit of time is left out: it ends each run at another request, so it would repeat nothing.
    ...(report.budget?.given === true ? [`--max-writes ${report.budget.writes}`] : []),
    ...(report.strict ? ['--strict'] : []),
  ].join(' ');
}
