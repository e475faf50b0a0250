import type { Report, Result, Verdict } from '../verdicts/record.ts';
import { addressOf } from './address.ts';
import { concludeFrom } from './conclusion.ts';
import { type Cause, causesIn, messageOf } from './findings.ts';
import { repeatCommand } from './repeat.ts';
import { cut } from './shorten.ts';
import { tally } from './tally.ts';
import { triedInPart } from './tried-in-part.ts';
import { unclearWords } from './unclear.ts';
import { verdictSigns } from './verdict-signs.ts';
import { visible } from './visible.ts';
import { waiting } from './waiting.ts';
import { count, duration, figure } from './wording.ts';

const width = 120;
const signWidth = 9;
const addressWidth = 48;
const messageLimit = 600;

export interface ConsoleStyle {
  /** Whether to colour by SGR codes. Colour only repeats what sign and word say. */
  readonly color: boolean;
}

/** Text in lines of at most 120 columns, each indented; a word that is longer than a line stays in one piece. */
function indented(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of visible(text).split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(indent + word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function signed(verdict: Verdict, { color }: ConsoleStyle): string {
  const { sign, word, ansi } = verdictSigns[verdict];
  const text = `${sign} ${word}`.padEnd(signWidth);
  return color ? `\u001b[${ansi}m${text}\u001b[39m` : text;
}

const explained: readonly Verdict[] = ['fail', 'stale', 'warn', 'error', 'blocked', 'not-applicable'];

/**
 * One address as the run goes: sign, word, address and clause on one line, the clause cut to fit. What somebody has to
 * act on is followed by its message on indented lines.
 */
export function resultLine(result: Result, clause: string, style: ConsoleStyle): string {
  const address = visible(addressOf(result)).padEnd(addressWidth);
  const room = width - signWidth - 1 - address.length - 1;
  const words = visible(clause);
  const short = words.length > room ? `${words.slice(0, room - 1).trimEnd()}…` : words;
  const line = `${signed(result.verdict, style)} ${address} ${short}`.trimEnd();
  if (!explained.includes(result.verdict)) return line;
  return [line, ...indented(cut(messageOf(result), messageLimit), '            ')].join('\n');
}

/** As many addresses of one reason are named; the report has them all. */
const mostAddresses = 3;

/** Addresses that have no verdict for the same reason, on a few lines: how many, why, and the first of them. */
export function reasonLines(results: readonly Result[], style: ConsoleStyle): string {
  const [first] = results;
  if (first === undefined) return '';
  const more = results.length - mostAddresses;
  const names = results.slice(0, mostAddresses).map(addressOf).join(', ');
  return [
    `${signed(first.verdict, style)} ${count(results.length, 'address')}`,
    ...indented(cut(messageOf(first), messageLimit), '            '),
    ...indented(more > 0 ? `${names} and ${figure(more)} more` : names, '            '),
  ].join('\n');
}

function counts(report: Report): string {
  return tally(report)
    .map(({ verdict, amount }) => `${figure(amount)} ${verdictSigns[verdict].word}`)
    .join(' · ');
}

function cost({ totals, durationMs }: Report): string {
  const waited = waiting(totals);
  return [
    count(totals.requests, 'request'),
    count(totals.writes, 'write'),
    duration(durationMs),
    ...(waited === undefined ? [] : [waited]),
  ].join(' · ');
}

/** On how much of what clauses ask for the verdicts rest, and the first way to try more: the page tells the others. */
function coverage(report: Report): string[] {
  const part = triedInPart(report);
  return part === undefined
    ? []
    : [`${part.addresses}, ${part.cases}; ${part.ways[0].replaceAll('`', '')} can try more`];
}

function objects({ totals, leftovers = [] }: Report): string[] {
  const balance = `${figure(totals.created)} created · ${figure(totals.deleted)} deleted · ${figure(totals.leftover)} left over`;
  const unclear = unclearWords(totals);
  return [
    balance,
    ...leftovers.map(({ url }) => `  ${visible(url)}`),
    ...(unclear === undefined ? [] : indented(unclear, '')),
  ];
}

/** A whole conversation is not for a terminal. */
const mostCurlLines = 8;

function curlLines(curl: string): string[] {
  const lines = `  ${curl}`.split('\n').map(visible);
  return lines.length > mostCurlLines ? [`  ${lines.length} requests show it: they are in the report`] : lines;
}

function causeLines({ first, followUps }: Cause, style: ConsoleStyle): string[] {
  const curl = first.finding?.curl;
  const alike = `Most likely of the same cause: ${followUps.map(addressOf).join(', ')}`;
  return [
    `${signed(first.verdict, style)} ${visible(addressOf(first))}`,
    ...indented(cut(messageOf(first), messageLimit), '  '),
    ...(curl === undefined ? [] : curlLines(curl)),
    ...(followUps.length === 0 ? [] : indented(alike, '  ')),
  ];
}

/**
 * The end of a run: the verdict in one sentence, counts, every cause again in a few lines, how to repeat the run, and
 * where the report is (`folder`, as the reader would type it). What is to be copied is never broken into lines.
 */
export function summaryLines(report: Report, style: ConsoleStyle, folder = 'reports'): string[] {
  const { sentence, detail } = concludeFrom(report);
  return [
    '',
    // A reason that is cut ends as it is cut.
    visible(sentence.endsWith('…') ? sentence : `${sentence}.`),
    ...(detail === undefined ? [] : indented(detail, '  ')),
    '',
    `  ${counts(report)}`,
    ...coverage(report).map((line) => `  ${line}`),
    `  ${cost(report)}`,
    ...objects(report).map((line) => `  ${line}`),
    '',
    ...causesIn(report).flatMap((cause) => [...causeLines(cause, style), '']),
    `Repeat  ${visible(repeatCommand(report))}`,
    `Report  ${folder}/index.html`,
  ];
}
