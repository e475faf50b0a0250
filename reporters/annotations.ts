import type { Report, Result } from '../verdicts/record.ts';
import { addressOf } from './address.ts';
import { concludeFrom } from './conclusion.ts';
import { messageOf } from './findings.ts';
import { cut } from './shorten.ts';
import { visible } from './visible.ts';
import { count } from './wording.ts';

/** The build services that read commands from what a step prints. */
export type BuildService = 'github' | 'azure';

/** GitHub shows no more of one step. */
const mostErrors = 10;
const longestMessage = 600;

type Command = (type: 'error' | 'warning', title: string, message: string) => string;

/** Every percent sign is escaped, too: what the target sent could be read as an escape. */
function escaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return [...visible(text)].map((character) => escapes[character] ?? character).join('');
}

const commands: Readonly<Record<BuildService, Command>> = {
  github: (type, title, message) =>
    `::${type} title=${escaped(title, { '%': '%25', ':': '%3A', ',': '%2C' })}::${escaped(message, { '%': '%25' })}`,
  azure: (type, title, message) =>
    `##vso[task.logissue type=${type}]${escaped(`${title}: ${message}`, { '%': '%AZP25' })}`,
};

/**
 * What fails a run as lines that a build service shows beside the build: one error per cause, ten at most, and a
 * warning that tells of the others.
 *
 * @param failing the results that fail the run
 */
export function annotations(service: BuildService, report: Report, failing: readonly Result[]): readonly string[] {
  const command = commands[service];
  const addresses = new Set(failing.map(addressOf));
  const causes = failing.filter(({ finding }) => finding?.sameAs === undefined || !addresses.has(finding.sameAs));
  const shown = causes.slice(0, mostErrors);
  const rest = failing.length - shown.length;
  return [
    ...shown.map((result) => command('error', addressOf(result), cut(messageOf(result), longestMessage))),
    ...(rest === 0
      ? []
      : [command('warning', concludeFrom(report).sentence, `${count(rest, 'more address')} in the report`)]),
  ];
}

/** The line by which Azure Pipelines takes a Markdown file as the summary of the build. */
export function uploadSummary(path: string): string {
  return `##vso[task.uploadsummary]${escaped(path, { '%': '%AZP25' })}`;
}
