import { failingIn } from '../verdicts/exit-code.ts';
import type { Report, Verdict } from '../verdicts/record.ts';
import { causesIn } from './findings.ts';
import { amountOf } from './tally.ts';
import { count, listed } from './wording.ts';

/**
 * `nothing-new`: there are findings, the baseline has them all, and only others fail the run. `unclean`: nothing that
 * counts speaks against the target, but the run still does not end well.
 */
export type Outcome = 'conformant' | 'not-conformant' | 'nothing-new' | 'unclean' | 'no-verdict';

export interface Conclusion {
  readonly outcome: Outcome;
  /** One sentence without a full stop, e.g. `Not conformant: 3 findings in 201 addresses`. */
  readonly sentence: string;
  /** Why the run ended before its time, where that is too long for the sentence. */
  readonly detail?: string;
}

const judged: readonly Verdict[] = ['pass', 'fail', 'warn', 'waived', 'stale'];

/** Those of the nouns that there are any of, with their numbers. */
function some(...amounts: readonly (readonly [number, string])[]): string[] {
  return amounts.filter(([amount]) => amount > 0).map(([amount, noun]) => count(amount, noun));
}

/** Broken clauses, and how many causes they most likely have where that is fewer, and stale waivers. */
function faults(report: Report, kind = ''): string[] {
  const [failing, stale] = [amountOf(report, 'fail'), amountOf(report, 'stale')];
  const causes = causesIn(report).filter(({ first, followUps }) =>
    [first, ...followUps].some(({ verdict }) => verdict === 'fail'),
  ).length;
  const alike = causes < failing ? ` (most likely ${count(causes, 'cause')})` : '';
  return [...some([failing, `${kind}finding`]).map((words) => words + alike), ...some([stale, `${kind}stale waiver`])];
}

/** The faults, told apart by whether they fail the run, where the baseline excuses any. */
function failing(report: Report): { readonly fails: boolean; readonly words: string } {
  const counted = new Set(failingIn(report, report.failOn));
  const part = (fails: boolean): Report => ({
    ...report,
    results: report.results.filter((result) => counted.has(result) === fails),
  });
  const known = faults(part(false), 'known ');
  const fails = faults(part(true), report.failOn === 'new' ? 'new ' : '');
  return { fails: fails.length > 0, words: listed([...fails, ...known]) };
}

/** Whether any address has a verdict on the target. */
export function judgedAnything({ results }: Report): boolean {
  return results.some(({ verdict }) => judged.includes(verdict));
}

const notBegun = 'the run did not begin';

/** A heading has room for so many characters of the reason. */
const longestEnd = 120;

/** Why a run ended before its time, in a few words, and the rest of it where there is any. */
function endOf({ cutShort }: Report): { readonly words?: string; readonly detail?: string } {
  if (cutShort === undefined) return {};
  if (cutShort.startsWith(`${notBegun}: `)) return { words: notBegun, detail: cutShort.slice(notBegun.length + 2) };
  if (cutShort.length <= longestEnd) return { words: cutShort };
  const words = [...cutShort]
    .slice(0, longestEnd - 1)
    .join('')
    .trimEnd();
  return { words: `${words}…`, detail: cutShort };
}

/** What is told beside the findings: where the run broke, and why it ended before its time. */
function besides(report: Report): string {
  const broke = amountOf(report, 'error');
  return [
    broke > 0 ? `; the run broke at ${count(broke, 'address')}` : '',
    report.cutShort === undefined ? '' : `; ${endOf(report).words}`,
  ].join('');
}

/** A run in which there are findings, but none that the baseline lacks. */
function nothingNew(report: Report, words: string): Conclusion {
  const { leftover } = report.totals;
  const left = leftover > 0 ? `; the run left ${count(leftover, 'object')} behind` : '';
  const open = amountOf(report, 'error') > 0 || report.cutShort !== undefined;
  return {
    outcome: open ? 'no-verdict' : left === '' ? 'nothing-new' : 'unclean',
    sentence: `No new finding: ${words} in ${count(report.results.length, 'address')}${besides(report)}${left}`,
  };
}

function conclude(report: Report): Conclusion {
  const of = (verdict: Verdict) => amountOf(report, verdict);
  const addresses = count(report.results.length, 'address');
  const { leftover } = report.totals;

  const { fails, words } = failing(report);
  if (words !== '' && !fails) return nothingNew(report, words);
  if (of('fail') > 0) {
    return { outcome: 'not-conformant', sentence: `Not conformant: ${words} in ${addresses}${besides(report)}` };
  }
  if (report.cutShort !== undefined) return { outcome: 'no-verdict', sentence: `No verdict: ${endOf(report).words}` };
  if (of('error') > 0) {
    return { outcome: 'no-verdict', sentence: `No verdict: the run broke at ${of('error')} of ${addresses}` };
  }
  if (report.shard !== undefined && report.results.length === 0) {
    const { number, of: all } = report.shard;
    return { outcome: 'conformant', sentence: `Nothing to judge: shard ${number}/${all} has no address` };
  }
  if (!judgedAnything(report)) {
    return { outcome: 'no-verdict', sentence: 'No verdict: nothing was judged' };
  }
  if (of('stale') > 0) {
    return { outcome: 'unclean', sentence: `Conformant, but the run fails: ${words} in ${addresses}` };
  }
  if (leftover > 0) {
    return { outcome: 'unclean', sentence: `Conformant, but the run left ${count(leftover, 'object')} behind` };
  }
  const remarks = listed(['no finding', ...some([of('warn'), 'warning'], [of('waived'), 'waived fault'])]);
  const judgedAddresses = report.results.filter(({ verdict }) => judged.includes(verdict)).length;
  const unreached = report.results.some(({ reason }) => reason?.startsWith('not reached') === true);
  if (unreached || judgedAddresses * 2 < report.results.length) {
    const sentence = `Conformant as far as it was judged: ${remarks} in ${judgedAddresses} of ${addresses}`;
    return { outcome: 'conformant', sentence };
  }
  const open = of('blocked') > 0 ? `, ${of('blocked')} of them blocked` : '';
  return { outcome: 'conformant', sentence: `Conformant: ${remarks} in ${addresses}${open}` };
}

/**
 * What the whole run says. A proven fault outweighs everything; without one, an address that broke leaves the question
 * open; and a run that judged nothing proves nothing.
 */
export function concludeFrom(report: Report): Conclusion {
  const { detail } = endOf(report);
  return { ...conclude(report), ...(detail === undefined ? {} : { detail }) };
}
