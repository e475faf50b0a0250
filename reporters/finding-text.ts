import type { Finding, Report, Result } from '../verdicts/record.ts';
import { addressOf } from './address.ts';
import { repeatCommand } from './repeat.ts';
import { cut, shorten } from './shorten.ts';

const longestText = 4_000;

function shown(value: unknown): string {
  return cut(typeof value === 'string' ? value : (JSON.stringify(shorten(value)) ?? 'nothing'), longestText);
}

function requestLine({ request }: Finding): string | undefined {
  return request && `${request.method} ${cut(request.url, 600)}`;
}

function answerLine({ answer }: Finding): string | undefined {
  return answer && `${answer.status} ${shown(answer.body)}`;
}

/** The evidence of a finding as lines of plain text: what was expected, what was sent, what came, and how to see it again. */
export function findingText(result: Result, report: Report): string {
  const { finding } = result;
  if (finding === undefined) return '';
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Finding ', cut(finding.message, longestText)],
    ['Case    ', finding.case && cut(finding.case, longestText)],
    ['Expected', finding.expected && shown(finding.expected)],
    ['Actual  ', finding.actual && shown(finding.actual)],
    ['Request ', requestLine(finding)],
    ['Payload ', finding.payload === undefined ? undefined : shown(finding.payload)],
    ['Answer  ', answerLine(finding)],
    ['Same as ', finding.sameAs],
    ['curl    ', finding.curl && cut(finding.curl, longestText)],
    ['Repeat  ', repeatCommand(report, addressOf(result), finding.seed)],
  ];
  return rows
    .filter(([, text]) => text !== undefined)
    .map(([label, text]) => `${label}  ${text}`)
    .join('\n');
}
