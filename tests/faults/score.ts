import { caughtBy, collateral, firsts, type Outcome } from './outcome.ts';

export interface Score {
  readonly faults: number;
  readonly caught: number;
  /** Caught under the expected id, the first one the catalogue names. */
  readonly expected: number;
  /** Findings per fault in the median, and those among them that point to no other. */
  readonly findings: number;
  readonly firsts: number;
  /** Those that were judged with the profile deep. */
  readonly rare: number;
  readonly variants: number;
  readonly alarms: number;
}

export const isFault = ({ kind }: Outcome): boolean => kind === 'fault';

export const isAlarm = ({ kind, found, broke, leftover }: Outcome): boolean =>
  kind === 'variant' && (found.length > 0 || broke !== undefined || leftover > 0);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export const scoreOf = (outcomes: readonly Outcome[]): Score => {
  const faults = outcomes.filter(isFault);
  return {
    faults: faults.length,
    caught: faults.filter((outcome) => caughtBy(outcome) !== undefined).length,
    expected: faults.filter((outcome) => caughtBy(outcome) === outcome.violates[0]).length,
    findings: median(faults.map(({ found }) => found.length)),
    firsts: median(faults.map((outcome) => firsts(outcome).length)),
    rare: faults.filter(({ rare }) => rare === true).length,
    variants: outcomes.length - faults.length,
    alarms: outcomes.filter(isAlarm).length,
  };
};

const counted = (number: number, singular: string): string => `${number} ${singular}${number === 1 ? '' : 's'}`;

/** What a score says in one sentence. */
export const sentenceOf = (score: Score): string => {
  const rare = score.rare === 0 ? '' : ` (${score.rare} of them judged with deep)`;
  const alone = score.firsts === 1 ? '1 on its own' : `${score.firsts} on their own`;
  return `${score.caught} of ${counted(score.faults, 'fault')} caught${rare}, ${score.expected} of them under the expected requirement; ${counted(score.alarms, 'false alarm')} at ${counted(score.variants, 'legal variant')}; ${counted(score.findings, 'finding')} per fault in the median, ${alone}`;
};

/** The names of ids and how many operations each was found on: `TEXT-01 ×2`. */
export const listOf = (found: Outcome['found']): string => {
  const counts = new Map<string, number>();
  for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => (count === 1 ? id : `${id} ×${count}`)).join(', ');
};

/** What nobody should have to look for in the table: misses, other names, errors, side effects, false alarms. */
export const surprises = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap((outcome) => {
    const { name, broke, violates, found } = outcome;
    const by = caughtBy(outcome);
    const beside = collateral(outcome);
    if (broke !== undefined) return [`${name}: no report (${broke})`];
    if (isAlarm(outcome))
      return [`${name}: FALSE ALARM, ${listOf(found)}: ${found[0]?.message ?? 'objects left behind'}`];
    if (!isFault(outcome)) return [];
    if (by === undefined)
      return [`${name}: NOT CAUGHT, expected ${violates.join(' or ')}, found ${listOf(found) || 'nothing'}`];
    return [
      ...(by === violates[0] ? [] : [`${name}: found by ${by}, expected ${violates[0]}`]),
      ...(beside.length === 0 ? [] : [`${name}: beside ${by} also ${beside.join(', ')}`]),
    ];
  });
