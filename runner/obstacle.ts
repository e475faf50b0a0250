import type { Outcome } from '../verdicts/index.ts';
import { needsWriting } from './read-only.ts';
import type { JudgeContext, Registered } from './requirement.ts';

/** Checks that say themselves whether the operation is there. */
const judgesRouting: ReadonlySet<string> = new Set(['ROUTE-01', 'ROUTE-02']);

/** Why a check cannot be made on an operation at all; undefined where it can. */
export const obstacle = (
  check: Registered,
  { operation, history }: JudgeContext,
): { outcome: Outcome; reason: string } | undefined => {
  const { id } = check.requirement;
  const missing = history.parents.find(({ found }) => found === 'no');
  if (missing !== undefined) return { outcome: id === 'ROUTE-02' ? 'error' : 'blocked', reason: missing.advice };
  if (judgesRouting.has(id)) return undefined;
  const own = history.standing[operation.kind];
  if (own.routed === false)
    return { outcome: 'blocked', reason: `${operation.id} is not routed: see ROUTE-01/${operation.id}` };
  const stands = [...(check.needsOwn === false ? [] : [operation.kind]), ...(check.standsOn ?? [])];
  const weak = stands.find((kind) => !history.standing[kind].works);
  if (weak === undefined) return undefined;
  const standing = history.standing[weak];
  if (needsWriting(standing)) return { outcome: 'not-applicable', reason: standing.problem };
  return {
    outcome: 'blocked',
    reason: `needs ${operation.entity.operations[weak].id}: ${standing.problem}`,
  };
};
