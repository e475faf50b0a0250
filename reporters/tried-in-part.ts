import type { Report, Result } from '../verdicts/record.ts';
import { count, either, figure } from './wording.ts';

/** How much of what the clause asks for was tried, e.g. `3 of 54 cases`; undefined where all of it was. */
export function casesWords({ cases }: Result): string | undefined {
  return cases && `${figure(cases.tried)} of ${count(cases.of, 'case')}`;
}

/** What a report says of the addresses that were tried in part, without full stops. */
export interface TriedInPart {
  /** E.g. `94 addresses were tried in part`. */
  readonly addresses: string;
  /** E.g. `with 660 of their 3,016 cases`. */
  readonly cases: string;
  /** What lets a run try more, e.g. ``a larger `--max-writes` ``: the most telling first. */
  readonly ways: readonly [string, ...string[]];
}

const moreTime = 'a larger `--max-time`';
const moreWrites = 'a larger `--max-writes`';

/** A number of writes that was given stands in the place of the profile's, and a run that only reads has none. */
function waysToTryMore({ budget, profile }: Report): TriedInPart['ways'] {
  if (budget === undefined) return [moreTime];
  const byWrites = [moreWrites, `${moreTime} where time was limited`] as const;
  return budget.given === true || profile === 'deep' ? byWrites : ['`--profile deep`', ...byWrites];
}

/** On how much of what clauses ask for the verdicts rest; undefined where everything was tried. */
export function triedInPart(report: Report): TriedInPart | undefined {
  const parts = report.results.flatMap(({ cases }) => cases ?? []);
  if (parts.length === 0) return undefined;
  const tried = parts.reduce((sum, part) => sum + part.tried, 0);
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  const [were, their] = parts.length === 1 ? ['was', 'its'] : ['were', 'their'];
  return {
    addresses: `${count(parts.length, 'address')} ${were} tried in part`,
    cases: `with ${figure(tried)} of ${their} ${count(of, 'case')}`,
    ways: waysToTryMore(report),
  };
}

/** How to try more, as a sentence with options in backticks. */
export function howToTryMore({ ways }: TriedInPart): string {
  return `More can be tried with ${either(ways)}.`;
}
