import type { Level, Verdict } from './record.ts';

/** What became of a check, before level and waivers are looked at. */
export type Outcome =
  /** The clause held for everything that was judged. */
  | 'held'
  /** An assertion of the clause failed. */
  | 'broken'
  /** The operation, or something the check stands on, is not there: nothing can be said. */
  | 'blocked'
  /** A prerequisite that the contract says may be absent is absent. */
  | 'not-applicable'
  /** Anything else: an exception, a deadline, or a check that sent no request. */
  | 'error';

interface Row {
  readonly waived: Verdict;
  readonly otherwise: (level: Level, strict: boolean) => Verdict;
}

const always = (verdict: Verdict) => () => verdict;

/** A broken clause by level: OBSERVE never fails, SHOULD only when strict. */
const broken: Readonly<Record<Level, (strict: boolean) => Verdict>> = {
  MUST: () => 'fail',
  SHOULD: (strict) => (strict ? 'fail' : 'warn'),
  OBSERVE: () => 'pass',
};

const table: Readonly<Record<Outcome, Row>> = {
  held: { waived: 'stale', otherwise: always('pass') },
  broken: { waived: 'waived', otherwise: (level, strict) => broken[level](strict) },
  blocked: { waived: 'blocked', otherwise: always('blocked') },
  'not-applicable': { waived: 'not-applicable', otherwise: always('not-applicable') },
  error: { waived: 'error', otherwise: always('error') },
};

/** The one place that turns an outcome into a verdict. */
export const decide = (check: {
  readonly outcome: Outcome;
  readonly level: Level;
  readonly strict: boolean;
  readonly waived: boolean;
}): Verdict => {
  const row = table[check.outcome];
  return check.waived ? row.waived : row.otherwise(check.level, check.strict);
};
