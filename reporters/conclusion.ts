import type { Report, Verdict } from '../verdicts/record.ts';
import { causesIn } from './findings.ts';
import { amountOf } from './tally.ts';
import { count, listed } from './wording.ts';

/** `unclean`: nothing speaks against the target, but the run still does not end well. */
export type Outcome = 'conformant' | 'not-conformant' | 'unclean' | 'no-verdict';

export interface Conclusion {
  readonly outcome: Outcome;
  /** One sentence without a full stop, e.g. `Not conformant: 3 findings in 201 addresses`. */
  readonly sentence: string;
}

const judged: readonly Verdict[] = ['pass', 'fail', 'warn', 'waived', 'stale'];

/** Those of the nouns that there are any of, with their numbers. */
function some(...amounts: readonly (readonly [number, string])[]): string[] {
  return amounts.filter(([amount]) => amount > 0).map(([amount, noun]) => count(amount, noun));
}

/** The findings that fail the run, and how many causes they most likely have where that is fewer. */
function findings(report: Report): string[] {
  const failing = amountOf(report, 'fail');
  const causes = causesIn(report).filter(({ first, followUps }) =>
    [first, ...followUps].some(({ verdict }) => verdict === 'fail'),
  ).length;
  const words = count(failing, 'finding');
  return [causes === failing ? words : `${words} (most likely ${count(causes, 'cause')})`];
}

/**
 * What the whole run says. A proven fault outweighs everything; without one, an address that broke leaves the question
 * open; and a run that judged nothing proves nothing.
 */
export function concludeFrom(report: Report): Conclusion {
  const of = (verdict: Verdict) => amountOf(report, verdict);
  const addresses = count(report.results.length, 'address');
  const { leftover } = report.totals;

  if (of('fail') > 0) {
    const faults = listed([...findings(report), ...some([of('stale'), 'stale waiver'])]);
    const broke = of('error') > 0 ? `; the run broke at ${count(of('error'), 'address')}` : '';
    const short = report.cutShort === undefined ? '' : `; ${report.cutShort}`;
    return { outcome: 'not-conformant', sentence: `Not conformant: ${faults} in ${addresses}${broke}${short}` };
  }
  if (report.cutShort !== undefined) return { outcome: 'no-verdict', sentence: `No verdict: ${report.cutShort}` };
  if (of('error') > 0) {
    return { outcome: 'no-verdict', sentence: `No verdict: the run broke at ${of('error')} of ${addresses}` };
  }
  if (report.shard !== undefined && report.results.length === 0) {
    const { number, of: all } = report.shard;
    return { outcome: 'conformant', sentence: `Nothing to judge: shard ${number}/${all} has no address` };
  }
  if (!report.results.some(({ verdict }) => judged.includes(verdict))) {
    return { outcome: 'no-verdict', sentence: 'No verdict: nothing was judged' };
  }
  if (of('stale') > 0) {
    const waivers = count(of('stale'), 'stale waiver');
    return { outcome: 'unclean', sentence: `Conformant, but the run fails: ${waivers} in ${addresses}` };
  }
  if (leftover > 0) {
    return { outcome: 'unclean', sentence: `Conformant, but the run left ${count(leftover, 'object')} behind` };
  }
  const remarks = listed(['no finding', ...some([of('warn'), 'warning'], [of('waived'), 'waived fault'])]);
  const judgedAddresses = report.results.filter(({ verdict }) => judged.includes(verdict)).length;
  if (judgedAddresses * 2 < report.results.length) {
    const sentence = `Conformant as far as it was judged: ${remarks} in ${judgedAddresses} of ${addresses}`;
    return { outcome: 'conformant', sentence };
  }
  const open = of('blocked') > 0 ? `, ${of('blocked')} of them blocked` : '';
  return { outcome: 'conformant', sentence: `Conformant: ${remarks} in ${addresses}${open}` };
}
