import { attachEvidence } from '../reporters/index.ts';
import type { Requirement } from '../schemas/index.ts';
import { ClauseBroken, type Result } from '../verdicts/index.ts';

/** Why a test is skipped rather than failed: nothing can be said about the target. */
const skips: ReadonlySet<Result['verdict']> = new Set(['blocked', 'not-applicable']);
const fails: ReadonlySet<Result['verdict']> = new Set(['fail', 'stale']);

/** Lets a test of mocha end as its address was judged, with the evidence beside it. */
export const tellMocha = (context: Mocha.Context, result: Result, row: Requirement): void => {
  if (context.test !== undefined) Object.assign(context.test, { result, clause: row.clause });
  attachEvidence(context, result, row);
  if (skips.has(result.verdict)) context.skip();
  if (fails.has(result.verdict))
    throw new ClauseBroken(result.finding?.message ?? 'the clause does not hold', result.finding);
  if (result.verdict === 'error') throw new Error(result.reason);
};
