import type { Report } from '../verdicts/record.ts';

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** A word that a POSIX shell reads back unchanged. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The command that shows the same verdicts again: of the whole run, or of one address. A loopback target is left out,
 * because the embedded mock listens on another port each time and is what the command uses by default.
 */
export function repeatCommand(report: Report, address?: string, seed = report.seed): string {
  const { baseUrl } = report.target;
  const embedded = URL.canParse(baseUrl) && loopback.includes(new URL(baseUrl).hostname);
  return [
    'npm run conformance --',
    ...(address === undefined ? [] : [`--only ${shellWord(address)}`]),
    `--seed ${seed}`,
    ...(embedded ? [] : [`--target ${shellWord(baseUrl)}`]),
    ...(report.strict ? ['--strict'] : []),
  ].join(' ');
}
