import type { Contract, Requirement } from '../schemas/index.ts';
import type { Report, Result, Verdict } from '../verdicts/record.ts';
import { addressOf } from './address.ts';
import { findingText } from './finding-text.ts';
import { messageOf } from './findings.ts';
import { grouped } from './grouped.ts';
import { cut } from './shorten.ts';
import { casesWords } from './tried-in-part.ts';
import { writeWhole } from './write-whole.ts';
import { element, xmlText } from './xml.ts';

/** What JUnit calls a verdict. What passes has no element of its own. */
type Element = 'failure' | 'error' | 'skipped' | undefined;

const elements: Readonly<Record<Verdict, Element>> = {
  fail: 'failure',
  stale: 'failure',
  error: 'error',
  waived: 'skipped',
  blocked: 'skipped',
  'not-applicable': 'skipped',
  warn: undefined,
  pass: undefined,
};

const longestMessage = 1_000;

/** What a passing test has to say all the same; a fault is none the less for what was not tried beside it. */
function remarks(result: Result): readonly string[] {
  const { verdict, observed, finding } = result;
  const cases = casesWords(result);
  return [
    ...(cases === undefined ? [] : [`Tried: ${cases}`]),
    ...(verdict === 'warn' && finding !== undefined ? [`Warning: ${cut(finding.message, longestMessage)}`] : []),
    ...(observed === undefined ? [] : [`Observed: ${cut(observed, longestMessage)}`]),
  ];
}

/** A waived fault is skipped for the reason of its waiver; the fault itself is told below. */
function messageIn(result: Result): string {
  return result.verdict === 'waived' ? (result.reason ?? messageOf(result)) : messageOf(result);
}

function outcome(result: Result, report: Report): readonly string[] {
  const name = elements[result.verdict];
  const text = findingText(result, report);
  if (name !== undefined) {
    const attributes = { message: cut(messageIn(result), longestMessage), type: result.verdict };
    return [element(name, attributes, xmlText(text))];
  }
  const said = [...remarks(result), ...(text === '' ? [] : [text])];
  return said.length === 0 ? [] : [element('system-out', {}, xmlText(said.join('\n')))];
}

/** The requests are shared by many addresses: no test has a time of its own, and readers want a number. */
const noTime = '0';

function testcase(result: Result, topic: string, clause: string | undefined, report: Report): string {
  const address = addressOf(result);
  const attributes = {
    classname: `graph-conformance.${topic}`,
    name: clause === undefined ? address : `${address}: ${clause}`,
    time: noTime,
  };
  return element('testcase', attributes, ...outcome(result, report));
}

function properties({ suite, target, profile, seed, runId }: Report): string {
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    ['version', suite.version],
    ['target', target.name ?? target.baseUrl],
    ['profile', profile],
    ['seed', seed],
    ['runId', runId],
  ];
  const own = rows.flatMap(([name, value]) => (value === undefined ? [] : [element('property', { name, value })]));
  return element('properties', {}, ...own);
}

function amounts(results: readonly Result[]) {
  const of = (name: Element) => results.filter(({ verdict }) => elements[verdict] === name).length;
  return { tests: results.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

/** JUnit's timestamps are in UTC and must not say so. */
function timestamp(iso: string): string {
  return new Date(iso).toISOString().slice(0, 19);
}

/**
 * A run that gave no verdict at all, as a test that broke: readers take a file without tests for a mistake, or for a
 * success.
 */
function noRun(report: Report): readonly string[] {
  const { cutShort, results, startedAt } = report;
  if (cutShort === undefined || results.length > 0) return [];
  const name = 'run';
  const broken = element('error', { message: cut(cutShort, longestMessage), type: 'error' }, '');
  return [
    element(
      'testsuite',
      { name, tests: 1, failures: 0, errors: 1, skipped: 0, time: noTime, timestamp: timestamp(startedAt) },
      properties(report),
      element(
        'testcase',
        { classname: `graph-conformance.${name}`, name: 'the run gives verdicts', time: noTime },
        broken,
      ),
    ),
  ];
}

/** The verdicts as JUnit's XML: a suite for each topic, a test for each address. It is XML 1.0 whatever the target sent. */
export function renderJunit(report: Report, contract: Contract): string {
  const requirements = new Map(contract.requirements.map((requirement) => [requirement.id, requirement] as const));
  const topicOf = ({ id }: Result) => requirements.get(id)?.topic ?? id.replace(/-\d+$/, '').toLowerCase();
  const clauseOf = ({ id }: Result): Requirement['clause'] | undefined => requirements.get(id)?.clause;
  const suites = grouped(report.results, topicOf).map(([topic, results]) =>
    element(
      'testsuite',
      { name: topic, ...amounts(results), time: noTime, timestamp: timestamp(report.startedAt) },
      properties(report),
      ...results.map((result) => testcase(result, topic, clauseOf(result), report)),
    ),
  );
  const without = noRun(report);
  const { tests, failures, errors } = amounts(report.results);
  const time = (report.durationMs / 1000).toFixed(3);
  const all = element(
    'testsuites',
    { name: report.suite.name, tests: tests + without.length, failures, errors: errors + without.length, time },
    ...suites,
    ...without,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all.replaceAll(/(?=<(?:testsuite|testcase|\/testsuite)\b)/g, '\n')}\n`;
}

/** Writes `junit.xml` into the folder, which is made where it is missing. */
export async function writeJunit(report: Report, contract: Contract, folder: string): Promise<void> {
  await writeWhole(folder, 'junit.xml', renderJunit(report, contract));
}
