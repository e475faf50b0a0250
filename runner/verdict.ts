import type { Operation } from '../schemas/index.ts';
import { ClauseBroken, decide, type Finding, type Result } from '../verdicts/index.ts';
import { findingOf } from './finding.ts';
import type { History } from './history.ts';
import { type Broken, judgeAddress, judgeOne } from './judge.ts';
import type { JudgeContext, Registered } from './requirement.ts';
import type { OwnWorkbench } from './workbench.ts';

/** An address of the run: a requirement on an operation. */
export interface Address {
  readonly check: Registered;
  readonly operation: Operation;
}

/** What a verdict is made of, beside the address. */
export interface VerdictOptions {
  readonly context: Omit<JudgeContext, 'history' | 'operation' | 'entity'>;
  readonly strict: boolean;
  readonly seed: number;
  readonly hasReader: boolean;
  /** The recorded run, once everything is there that the check looks at. */
  readonly history: Promise<History>;
  readonly workbench: OwnWorkbench;
}

/** The smallest evidence for a broken clause. */
const evidence = async (
  check: Registered,
  context: JudgeContext,
  broken: readonly [Broken, ...Broken[]],
  { workbench, seed }: Pick<VerdictOptions, 'workbench' | 'seed'>,
): Promise<Finding> => {
  const [{ seen, clause }] = broken;
  // What is judged as more than one request and its answer cannot be sent again in smaller form.
  const repeatable = seen.of === seen.observation || seen.of === seen.wish;
  const smallest = repeatable
    ? await workbench.minimise(seen, (one) => judgeOne(check, one, context) instanceof ClauseBroken)
    : { seen };
  const said = judgeOne(check, smallest.seen, context);
  return findingOf(broken, smallest, said instanceof ClauseBroken ? said : clause, context, seed);
};

/** The verdict of one address. Whatever breaks in the suite on the way is an `error`, never a finding. */
export const verdictOf = async ({ check, operation }: Address, options: VerdictOptions): Promise<Result> => {
  const { id, level } = check.requirement;
  const base = { id, operation: operation.id, level };
  const { strict } = options;
  try {
    const history = await options.history;
    const context: JudgeContext = { ...options.context, entity: operation.entity, operation, history };
    const { outcome, broken, requests, ...told } = judgeAddress(check, context, options);
    const [first, ...others] = broken;
    return {
      ...base,
      verdict: decide({ outcome, level, strict, waived: false }),
      requests,
      ...told,
      ...(first === undefined ? {} : { finding: await evidence(check, context, [first, ...others], options) }),
    };
  } catch (error) {
    const reason = `the suite broke: ${error instanceof Error ? error.message : String(error)}`;
    return { ...base, verdict: decide({ outcome: 'error', level, strict, waived: false }), requests: 0, reason };
  }
};
