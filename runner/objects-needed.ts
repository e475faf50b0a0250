import { type Case, needsObject } from './case.ts';
import type { Registered } from './requirement.ts';

/** Valid updates need an object to work on, and two beside it that must not change. */
const forUpdates = 3;

/** Objects of the run's own that something is tried on: the cases and scenarios of one entity. */
export const objectsNeeded = (cases: readonly Case[], scenarios: readonly Registered[]): number => {
  if (cases.some(({ part }) => part === 'updates')) return forUpdates;
  const one = cases.some(needsObject) || scenarios.some(({ scenario }) => scenario?.needsObject === true);
  const idle = cases.some(({ borrowsId }) => borrowsId === true);
  return Number(one) + Number(idle);
};

/** Whether what a case creates may be worked on: what was sent verbatim carries no mark and stays as it is. */
export const isUsable = ({ verbatim }: Case): boolean => verbatim !== true;

/** How many objects are needed beside those that are created anyway. */
export const objectsMissing = (cases: readonly Case[], scenarios: readonly Registered[]): number => {
  const created = cases.filter((request) => request.part === 'creates' && isUsable(request)).length;
  return Math.max(0, objectsNeeded(cases, scenarios) - created);
};
