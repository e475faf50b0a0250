import type { Operation } from '../schemas/index.ts';
import { ClauseBroken, decide, type Finding, type Result } from '../verdicts/index.ts';
import { findingOf } from './finding.ts';
import type { History } from './history.ts';
import { type Broken, type Judgement, judgeAddress, judgeOne } from './judge.ts';
import type { JudgeContext, Registered } from './requirement.ts';
import type { OwnWorkbench } from './workbench.ts';

/** An address of the run: a requirement on an operation. */
export interface Address {
  readonly check: Registered;
  readonly operation: Operation;
}

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

const brokeDown = (error: unknown): Judged => ({
  outcome: 'error',
  broken: [],
  requests: 0,
  reason: `the suite broke: ${error instanceof Error ? error.message : String(error)}`,
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
  readonly workbench: OwnWorkbench;
  /** The address of the finding with the same cause; asked for where the clause is broken. */
  readonly sameAs: () => Promise<string | undefined>;
  /** How much had been sent when the exchange of that number was; exchanges are numbered from 1. */
  readonly sentUntil: (number: number) => Finding['seenAfter'];
}

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
  const repeatable = seen.of === seen.observation || seen.of === seen.wish;
  const smallest = repeatable
    ? await workbench.minimise(seen, (one) => judgeOne(check, one, context) instanceof ClauseBroken)
    : { seen };
  const said = judgeOne(check, smallest.seen, context);
  const seenAfter = sentUntil(Math.min(...broken.map((one) => one.seen.exchange.number)));
  return {
    ...findingOf(broken, smallest, said instanceof ClauseBroken ? said : clause, context, seed),
    ...(cause === undefined ? {} : { sameAs: cause }),
    ...(seenAfter === undefined ? {} : { seenAfter }),
  };
};

/** The verdict of one address. Whatever breaks in the suite on the way is an `error`, never a finding. */
export const verdictOf = async (
  { check, operation }: Address,
  judged: Judged,
  options: VerdictOptions,
): Promise<Result> => {
  const { id, level } = check.requirement;
  const { strict } = options;
  const { outcome, broken, context, ...told } = judged;
  const base = { id, operation: operation.id, level };
  const [first, ...others] = broken;
  try {
    return {
      ...base,
      verdict: decide({ outcome, level, strict, waived: false }),
      ...told,
      ...(first === undefined || context === undefined
        ? {}
        : { finding: await evidence(check, context, [first, ...others], options) }),
    };
  } catch (error) {
    const { reason = '' } = brokeDown(error);
    return { ...base, verdict: decide({ outcome: 'error', level, strict, waived: false }), requests: 0, reason };
  }
};
