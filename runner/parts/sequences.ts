import { NoAnswer } from '../../verdicts/index.ts';
import type { Tour } from '../tour.ts';

/** A scenario that lost its target has nothing to tell. */
const withoutAnswer = (error: unknown): undefined => {
  if (!(error instanceof NoAnswer)) throw error;
};

/** The scenarios, one after the other. */
export const playScenarios = async ({ history, mayCreate, plan, profile, range, run }: Tour): Promise<void> => {
  if (!mayCreate) return;
  for (const { requirement, scenario } of plan.scenarios) {
    const scene = await scenario?.({ range, run, profile }).catch(withoutAnswer);
    if (scene !== undefined) history.scenes.set(requirement.id, scene);
  }
};
