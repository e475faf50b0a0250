import { NoAnswer } from '../../verdicts/index.ts';
import { changedProperties } from '../changed.ts';
import type { Tour } from '../tour.ts';

/** A scenario that lost its target has nothing to tell. */
const withoutAnswer = (error: unknown): undefined => {
  if (!(error instanceof NoAnswer)) throw error;
};

/** The scenarios, one after the other. */
export const playScenarios = async ({
  history,
  lanes,
  mayCreate,
  plan,
  profile,
  range,
  run,
  tooLate,
}: Tour): Promise<void> => {
  if (!mayCreate) return;
  const changed = new Set([...changedProperties(history, 'create'), ...changedProperties(history, 'update')]);
  for (const { requirement, scenario } of plan.scenarios) {
    const why = tooLate();
    if (why !== undefined) {
      history.leftOut.set(requirement.id, why);
      continue;
    }
    const scene = await scenario
      ?.play({ range, object: () => lanes.lane(0), run, profile, changed })
      .catch(withoutAnswer);
    if (scene !== undefined) history.scenes.set(requirement.id, scene);
  }
};
