import type { Comparison, Report, Result, Verdict } from '../verdicts/record.ts';
import { addressOf } from './address.ts';
import { baselineWords, changeKinds, changeWords, comparisonSum } from './comparison-lines.ts';
import { concludeFrom } from './conclusion.ts';
import { type Cause, causesIn, messageOf } from './findings.ts';
import { gist } from './gist.ts';
import { inert, prose, table } from './markdown.ts';
import { newIn } from './new-findings.ts';
import { repeatCommand } from './repeat.ts';
import { tally } from './tally.ts';
import { howToTryMore, triedInPart } from './tried-in-part.ts';
import { unclearWords } from './unclear.ts';
import { verdictSigns } from './verdict-signs.ts';
import { count, duration, figure, listed } from './wording.ts';
import { writeWhole } from './write-whole.ts';

/** Rows of one section: all sections together stay below 100 lines and 60,000 characters, the limit of a comment. */
const mostCauses = 18;
const mostRows = 6;
const mostNames = 6;
const longestMessage = 300;
const longestName = 120;
/** A command that is cut repeats nothing. */
const longestCommand = 4_000;

function name(address: string): string {
  return inert(address, longestName);
}

function signed(verdict: Verdict): string {
  const { sign, word } = verdictSigns[verdict];
  return `${sign} ${word}`;
}

/** The first rows, and one that tells of the others. */
function capped<Item>(
  items: readonly Item[],
  most: number,
  row: (item: Item) => readonly string[],
): readonly string[][] {
  const rows = items.slice(0, most).map((item) => [...row(item)]);
  const [first] = rows;
  if (first === undefined || items.length <= most) return rows;
  return [...rows, first.map((_, i) => (i === 0 ? `and ${figure(items.length - most)} more` : ''))];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function names(results: readonly Result[]): string {
  const shown = results.slice(0, mostNames).map((result) => name(addressOf(result)));
  return [...shown, ...(results.length > mostNames ? [`and ${results.length - mostNames} more`] : [])].join(', ');
}

function causeRow({ first, followUps }: Cause, fresh: ReadonlySet<string>): readonly string[] {
  const isNew = [first, ...followUps].some((result) => fresh.has(addressOf(result)));
  const same = followUps.length === 0 ? '' : ` Most likely of the same cause: ${names(followUps)}`;
  return [
    `${signed(first.verdict)}${isNew ? ', new' : ''}`,
    name(addressOf(first)),
    `${inert(gist(messageOf(first)), longestMessage)}${same}`,
  ];
}

function causeTable(causes: readonly Cause[], most: number, fresh: ReadonlySet<string>): readonly string[] {
  const row = (cause: Cause) => causeRow(cause, fresh);
  return causes.length === 0 ? [] : table(['Verdict', 'Address', 'What is wrong'], capped(causes, most, row));
}

function resultTable(head: string, results: readonly Result[], text: (result: Result) => string): readonly string[] {
  if (results.length === 0) return [];
  const row = (result: Result) => [
    signed(result.verdict),
    name(addressOf(result)),
    inert(gist(text(result)), longestMessage),
  ];
  return table(['Verdict', 'Address', head], capped(results, mostRows, row));
}

/** What is waived until when, what is waived needlessly, and what fails because its waiver has ended. */
function waivers({ results }: Report): readonly Result[] {
  return results.filter(
    ({ verdict, reason }) =>
      verdict === 'waived' || verdict === 'stale' || (reason !== undefined && ['fail', 'warn'].includes(verdict)),
  );
}

function comparisonPart(comparison: Comparison | undefined): readonly string[] {
  if (comparison === undefined) return [];
  const changes = changeKinds.flatMap(([kind, word]) => comparison[kind].map((change) => ({ word, change })));
  const rows = [
    ...changes.map(({ word, change }) => [word, name(change.address), changeWords(change)]),
    ...comparison.policies.map(({ address, was, now }) => [
      'observed',
      name(address),
      `${inert(was, longestName)} became ${inert(now, longestName)}`,
    ]),
    ...(comparison.latency ?? []).map(({ operation, was, now }) => [
      'latency',
      name(operation),
      `median ${duration(now)}, was ${duration(was)}`,
    ]),
  ];
  return [
    `${comparisonSum(comparison)}; compared with ${inert(baselineWords(comparison), longestMessage)}`,
    ...(rows.length === 0
      ? []
      : [
          '',
          ...table(
            ['Change', 'Address', ''],
            capped(rows, 2 * mostRows, (row) => row),
          ),
        ]),
  ];
}

function leftovers({ leftovers: objects = [] }: Report): readonly string[] {
  const shown = objects.slice(0, mostRows).map(({ url }) => `- ${inert(url, longestMessage)}`);
  return objects.length > mostRows ? [...shown, `- and ${figure(objects.length - mostRows)} more`] : shown;
}

function facts(report: Report): string {
  const { totals, target, schemas, profile, seed, durationMs, suite } = report;
  const cost = listed([count(totals.requests, 'request'), count(totals.writes, 'write'), duration(durationMs)]);
  const entities = schemas === undefined ? '' : `, entities of ${inert(schemas, longestMessage)}`;
  return `${inert(target.name ?? target.baseUrl, longestMessage)}${entities}, profile ${prose(profile, longestName)}, seed ${seed}, version ${inert(suite.version, longestName)}: ${cost}`;
}

/**
 * The report in at most 100 lines of Markdown, for the summary of a build or a comment. Whatever the target sent is
 * shown in code spans and means nothing there.
 */
export function renderSummary(report: Report): string {
  const { sentence, detail } = concludeFrom(report);
  const causes = causesIn(report);
  const fresh = newIn(report);
  const failing = causes.filter(({ first }) => first.verdict !== 'warn');
  const warnings = causes.filter(({ first }) => first.verdict === 'warn');
  const errors = report.results.filter(({ verdict }) => verdict === 'error');
  const part = triedInPart(report);
  const unclear = unclearWords(report.totals);
  const counts = tally(report).map(({ verdict, amount }) => `${signed(verdict)}: ${figure(amount)}`);
  return `${[
    `## ${prose(sentence, longestMessage)}`,
    '',
    ...(detail === undefined ? [] : [prose(detail, 2 * longestMessage), '']),
    ...(counts.length === 0 ? [] : [counts.join(' · '), '']),
    ...(part === undefined ? [] : [`${part.addresses}, ${part.cases}. ${howToTryMore(part)}`, '']),
    facts(report),
    ...(unclear === undefined ? [] : ['', `${unclear}.`]),
    ...section('Causes', causeTable(failing, mostCauses, fresh)),
    ...section('Errors', resultTable('Why there is no verdict', errors, messageOf)),
    ...section('Warnings', causeTable(warnings, mostRows, fresh)),
    ...section(
      'Waivers',
      resultTable('Waiver', waivers(report), (result) => result.reason ?? messageOf(result)),
    ),
    ...section('Since the baseline', comparisonPart(report.comparison)),
    ...section('Left on the target, to be deleted by hand', leftovers(report)),
    '',
    `Repeat: ${inert(repeatCommand(report), longestCommand)}`,
  ].join('\n')}\n`;
}

/** Writes `summary.md` into the folder, which is made where it is missing. */
export async function writeSummary(report: Report, folder: string): Promise<void> {
  await writeWhole(folder, 'summary.md', renderSummary(report));
}
