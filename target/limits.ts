import { type Budget, intuneBudgets } from './governor.ts';
import type { TargetDocument } from './target-document.ts';

/** How fast requests may start; undefined for as fast as they can. */
export type Budgets = { readonly writes: Budget; readonly requests: Budget } | undefined;

/** How long a run waits, in milliseconds. */
export interface Limits {
  /** For the complete answer to one request. */
  readonly answerMs: number;
  /** For a change to become visible. */
  readonly visibilityMs: number;
  /** For one request to get through 429, 503 and 504. */
  readonly waitMs: number;
  /** For all requests together to get through 429, 503 and 504. */
  readonly totalWaitMs: number;
}

const unlimited: Budget = { limit: Number.POSITIVE_INFINITY, windowMs: 0 };

/** The budgets of a run: Intune's off this machine and none on it, unless the file says otherwise. */
export const budgetsOf = ({ budgets = {} }: TargetDocument, local: boolean): Budgets => {
  const { writes, requests, share = 1 } = budgets;
  if (local && writes === undefined && requests === undefined) return undefined;
  const budget = (given: typeof writes, usual: Budget): Budget => {
    const { limit, windowMs } =
      given === undefined ? (local ? unlimited : usual) : { limit: given.limit, windowMs: given.seconds * 1_000 };
    return { limit: Math.max(1, Math.floor(limit * share)), windowMs };
  };
  return { writes: budget(writes, intuneBudgets.writes), requests: budget(requests, intuneBudgets.requests) };
};

/** How long to wait: 30 s, 5 s, 5 minutes and 30 minutes, unless the file says otherwise. */
export const limitsOf = ({ limits = {} }: TargetDocument): Limits => {
  const { answerSeconds = 30, visibilitySeconds = 5, waitSeconds = 300, totalWaitSeconds = 1_800 } = limits;
  return {
    answerMs: answerSeconds * 1_000,
    visibilityMs: visibilitySeconds * 1_000,
    waitMs: waitSeconds * 1_000,
    totalWaitMs: totalWaitSeconds * 1_000,
  };
};
