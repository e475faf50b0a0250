import type { Waiver } from '../target/index.ts';
import { ClauseBroken, decide, type Finding, type Result, waive } from '../verdicts/index.ts';
import type { Address } from './address.ts';
import { findingOf } from './finding.ts';
import type { History } from './history.ts';
import { type Broken, type Judgement, judgeAddress, judgeOne } from './judge.ts';
import type { JudgeContext, Registered } from './requirement.ts';
import { answerAlone } from './seen.ts';
import { isSingle } from './single.ts';
import { RunInterrupted } from './stopping.ts';
import type { OwnWorkbench } from './workbench.ts';

/** What an address is judged by. */
export interface JudgeOptions {
  readonly context: Omit<JudgeContext, 'history' | 'operation' | 'entity'>;
  readonly hasReader: boolean;
  /** The recorded run, once everything is there that the check looks at. */
  readonly history: Promise<History>;
}

/** A judgement with what it was made from; without that where the suite broke on the way. */
export interface Judged extends Judgement {
  readonly context?: JudgeContext;
}

const reasonOf = (error: unknown): string => {
  if (error instanceof RunInterrupted) return error.message;
  return `the suite broke: ${error instanceof Error ? error.message : String(error)}`;
};

const brokeDown = (error: unknown): Judged => ({
  outcome: 'error',
  broken: [],
  requests: 0,
  reason: reasonOf(error),
});

/** Judges one address when its part of the run is over. Whatever breaks in the suite on the way is an `error`. */
export const judgementOf = async ({ check, operation }: Address, options: JudgeOptions): Promise<Judged> => {
  try {
    const history = await options.history;
    const context: JudgeContext = { ...options.context, entity: operation.entity, operation, history };
    return { ...judgeAddress(check, context, options), context };
  } catch (error) {
    return brokeDown(error);
  }
};

/** What a verdict needs beside the judgement. */
export interface VerdictOptions {
  readonly strict: boolean;
  readonly seed: number;
  readonly waiver: Waiver | undefined;
  /** The day by which waivers end, YYYY-MM-DD. */
  readonly today: string;
  /** Whether the address has to get a verdict: blocked or not applicable is not good enough. */
  readonly expected: boolean;
  readonly workbench: OwnWorkbench;
  /** The address of the finding with the same cause; asked for where the clause is broken. */
  readonly sameAs: () => Promise<string | undefined>;
  /** How much had been sent when the exchange of that number was; exchanges are numbered from 1. */
  readonly sentUntil: (number: number) => Finding['seenAfter'];
}

/** Where the request stands in the plan. */
const placeInPlan = ({ observation, wish }: Broken['seen']): Pick<Finding, 'planned'> =>
  observation === undefined
    ? {}
    : { planned: { case: observation.case.key, ...(wish === undefined ? {} : { wish: wish.wish.key }) } };

/** The smallest evidence for a broken clause. */
const evidence = async (
  check: Registered,
  context: JudgeContext,
  broken: readonly [Broken, ...Broken[]],
  { workbench, seed, sameAs, sentUntil }: VerdictOptions,
): Promise<Finding> => {
  const [{ seen, clause }] = broken;
  const cause = await sameAs();
  // What is judged as more than one request and its answer cannot be sent again in smaller form.
  const repeatable = isSingle(seen);
  const smallest = repeatable
    ? await workbench.minimise(seen, (one) => judgeOne(check, one, context) instanceof ClauseBroken)
    : { seen };
  const said = judgeOne(check, smallest.seen, context);
  const broke = said instanceof ClauseBroken ? said : clause;
  const answered = answerAlone(smallest.seen);
  const bare = answered && judgeOne(check, answered, context);
  const looksAfterwards = !(bare instanceof ClauseBroken) || bare.message !== broke.message;
  const seenAfter = sentUntil(Math.min(...broken.map((one) => one.seen.exchange.number)));
  return {
    ...findingOf(broken, smallest, broke, context, {
      seed,
      looksAfterwards,
    }),
    ...(repeatable ? placeInPlan(smallest.seen) : {}),
    ...(cause === undefined ? {} : { sameAs: cause }),
    ...(seenAfter === undefined ? {} : { seenAfter }),
  };
};

const unjudged: ReadonlySet<Judged['outcome']> = new Set(['blocked', 'not-applicable']);

/** The target file names the address as one that has to be judged. */
const mustBeJudged = (judged: Judged): Judged =>
  unjudged.has(judged.outcome)
    ? { ...judged, outcome: 'error', reason: `${judged.reason}; the target file expects a verdict here` }
    : judged;

/** The verdict of one address. Whatever breaks in the suite on the way is an `error`, never a finding. */
export const verdictOf = async (
  { check, operation }: Address,
  judged: Judged,
  options: VerdictOptions,
): Promise<Result> => {
  const { id, level } = check.requirement;
  const { strict, waiver, today } = options;
  const { outcome, broken, context, ...told } = options.expected ? mustBeJudged(judged) : judged;
  const base = { id, operation: operation.id, level };
  const { waived, reason: note } = waive(waiver, outcome, today);
  const [first, ...others] = broken;
  try {
    return {
      ...base,
      verdict: decide({ outcome, level, strict, waived }),
      ...told,
      ...(note === undefined ? {} : { reason: note }),
      ...(first === undefined || context === undefined
        ? {}
        : { finding: await evidence(check, context, [first, ...others], options) }),
    };
  } catch (error) {
    const { reason = '' } = brokeDown(error);
    return { ...base, verdict: decide({ outcome: 'error', level, strict, waived: false }), requests: 0, reason };
  }
};
