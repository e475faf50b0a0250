import { ClauseBroken, NoAnswer, type Outcome, type Result } from '../verdicts/index.ts';
import { obstacle } from './obstacle.ts';
import { needsWriting } from './read-only.ts';
import type { JudgeContext, Registered, Seen } from './requirement.ts';
import { statusOf } from './status-of.ts';
import { triedInPart } from './tried.ts';

/** A clause that did not hold for one thing that was seen. */
export interface Broken {
  readonly seen: Seen<unknown>;
  readonly clause: ClauseBroken;
}

export interface Judgement {
  readonly outcome: Outcome;
  /** The smallest first. */
  readonly broken: readonly Broken[];
  readonly reason?: string;
  readonly observed?: string;
  /** Exchanges that were looked at. */
  readonly requests: number;
  /** Of a clause that held or broke: how many of its own cases were tried, where it was not all of them. */
  readonly cases?: NonNullable<Result['cases']>;
}

/** The clause's answer for one thing; undefined where it holds and there is nothing to remark. */
export const judgeOne = (
  check: Registered,
  seen: Seen<unknown>,
  context: JudgeContext,
): ClauseBroken | NoAnswer | string | undefined => {
  try {
    return check.judge(seen.of, context);
  } catch (error) {
    if (error instanceof ClauseBroken || error instanceof NoAnswer) return error;
    throw error;
  }
};

/** There may be an answer, but the suite did not wait for it to end. */
const unheard: ReadonlySet<string> = new Set(['DEADLINE', 'TOO_LARGE']);

/** Why an exchange says nothing about the clause; a deadline or endless bad weather is an error, not a finding. */
const silence = (
  check: Registered,
  { exchange, observation, words }: Seen<unknown>,
): { outcome: 'error' | 'blocked'; reason: string } | undefined => {
  const { answer } = exchange;
  const failure = exchange.failure ?? observation?.after?.exchange.failure;
  if (check.judgesFailures === true) return undefined;
  if (failure?.code === 'TARGET_DOWN') return { outcome: 'blocked', reason: failure.message };
  if (failure !== undefined) {
    return {
      outcome: unheard.has(failure.code) ? 'error' : 'blocked',
      reason: `no answer when ${words}: ${failure.message}`,
    };
  }
  const busy = answer !== undefined && [429, 503, 504].includes(answer.status);
  return busy
    ? { outcome: 'error', reason: `the target kept answering ${statusOf(exchange)} when ${words}` }
    : undefined;
};

/**
 * What is left to judge: a DELETE whose answer was lost says nothing, and cannot be sent again, but the others do. A
 * request of another kind was sent again, or its silence counts.
 */
const heard = (seen: readonly Seen<unknown>[]): readonly Seen<unknown>[] => {
  const others = seen.filter(
    ({ exchange: { failure, request } }) => failure?.code !== 'LOST_ANSWER' || request.method !== 'DELETE',
  );
  return others.length === 0 ? seen : others;
};

const size = ({ seen }: Broken): number =>
  (seen.wish?.fate === 'alike' ? 1e9 : 0) + (seen.exchange.request.body?.length ?? 0);

const requestsIn = (seen: readonly Seen<unknown>[]): number =>
  new Set(seen.flatMap(({ exchange, observation }) => [exchange.number, observation?.after?.exchange.number])).size -
  (seen.some(({ observation }) => observation?.after === undefined) ? 1 : 0);

/** Why there is nothing to judge: the target is gone, deleting does not work, or no answer was of the right kind. */
const nothingSeen = ({ entity, history }: JudgeContext): Pick<Judgement, 'outcome' | 'reason'> => {
  const { create, delete: remove } = history.standing;
  const end = Object.values(entity.operations)
    .flatMap(({ id }) => history.exchanges(id))
    .find(({ failure }) => failure?.code === 'TARGET_DOWN');
  if (end?.failure !== undefined) return { outcome: 'blocked', reason: end.failure.message };
  if (create.works && !remove.works)
    return { outcome: 'blocked', reason: `nothing more was created, because ${remove.problem}` };
  return {
    outcome: history.observations.size > 0 ? 'blocked' : 'error',
    reason: 'there was no answer of the kind this clause is about',
  };
};

/** Why too little was sent of what the address would have looked at; undefined where there was enough. */
const whyUnreached = (
  { requirement, fewest = 1 }: Registered,
  { operation, history }: JudgeContext,
): string | undefined => {
  const keys = history.wanted.get(`${requirement.id}/${operation.id}`) ?? [];
  const leftOut = keys.filter((key) => history.leftOut.has(key));
  return keys.length - leftOut.length < fewest ? history.leftOut.get(leftOut[0] ?? '') : undefined;
};

/** Judges one address. Pure: the same history gives the same judgement. */
export const judgeAddress = (
  check: Registered,
  context: JudgeContext,
  run: { readonly hasReader: boolean },
): Judgement => {
  const notApplicable = check.notApplicable?.(run);
  if (notApplicable !== undefined) return { outcome: 'not-applicable', broken: [], reason: notApplicable, requests: 0 };
  const blocked = obstacle(check, context);
  if (blocked !== undefined) return { outcome: blocked.outcome, broken: [], reason: blocked.reason, requests: 0 };

  const seen = heard(check.sees(context.history, context));
  const requests = requestsIn(seen);
  const own = context.history.standing[context.operation.kind];
  if (seen.length === 0 && needsWriting(own)) {
    return { outcome: 'not-applicable', broken: [], reason: own.problem, requests: 0 };
  }
  if (seen.length === 0) {
    const unreached = whyUnreached(check, context);
    if (unreached !== undefined) return { outcome: 'not-applicable', broken: [], reason: unreached, requests: 0 };
    return { ...nothingSeen(context), broken: [], requests };
  }
  const broken: Broken[] = [];
  const silent: { outcome: 'error' | 'blocked'; reason: string }[] = [];
  const remarks = new Set<string>();
  for (const one of seen) {
    const quiet = silence(check, one);
    if (quiet !== undefined) {
      silent.push(quiet);
      continue;
    }
    const said = judgeOne(check, one, context);
    if (said instanceof NoAnswer)
      silent.push({ outcome: 'blocked', reason: `no answer when ${one.words}: ${said.message}` });
    else if (said instanceof ClauseBroken) broken.push({ seen: one, clause: said });
    else if (said !== undefined) remarks.add(said);
  }
  // Sorted: which was seen first says nothing of the target, and alike targets have to read alike.
  const observed = remarks.size === 0 ? {} : { observed: [...remarks].toSorted().join('; ') };
  const cases = triedInPart(context.history, `${check.requirement.id}/${context.operation.id}`);
  const told = { requests, ...observed, ...(cases === undefined ? {} : { cases }) };
  if (broken.length > 0) return { outcome: 'broken', broken: broken.sort((a, b) => size(a) - size(b)), ...told };
  const worst = silent.find(({ outcome }) => outcome === 'error') ?? silent[0];
  if (worst === undefined) return { outcome: 'held', broken: [], ...told };
  return { outcome: worst.outcome, broken: [], requests, reason: worst.reason, ...observed };
};
