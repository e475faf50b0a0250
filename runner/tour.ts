import type { Allowance } from './allowance.ts';
import type { Case, Part } from './case.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fire, type Range } from './fire.ts';
import type { History, MutableHistory } from './history.ts';
import type { Lane } from './lane.ts';
import type { Lanes } from './lanes.ts';
import type { Observation } from './observation.ts';
import type { Plan } from './plan.ts';
import type { SceneContext } from './requirement.ts';

/** What is to be done for one entity. */
export interface Job {
  readonly plan: Plan;
  readonly collection: Collection;
  readonly run: RunIdentity;
  readonly profile: SceneContext['profile'];
  readonly allowance: Allowance;
  readonly exchanges: History['exchanges'];
  /** Whether nothing may be created, changed or deleted. */
  readonly readOnly: boolean;
  /** Requests under way at once, at most. */
  readonly concurrency: number;
  /** Why nothing is to be tried any more, but deleting; undefined as long as there is time. */
  readonly tooLate: () => string | undefined;
  /** Called when a part has ended, so that what waits for it can be judged. */
  readonly ended: (part: Part, history: History) => void;
}

/** One entity's run under way, as its parts share it. */
export interface Tour extends Job {
  readonly history: MutableHistory;
  readonly range: Range;
  /** Whether more objects may be created: not where they could not be deleted again. */
  readonly mayCreate: boolean;
  /** Accepted creates of the first part: objects for the others to work on. */
  readonly creates: Observation[];
  readonly lanes: Lanes;
}

/** The cases of a part, in the order of the plan: where there is no route, nothing more is spent on it. */
export const casesOf = ({ plan, history: { standing } }: Tour, part: Part): readonly Case[] =>
  plan.cases.filter((request) => request.part === part && standing[request.operation.kind].routed !== false);

/** Keeps an observation in the history. */
export const record = ({ history }: Tour, observation: Observation): Observation => {
  history.observations.set(observation.case.key, observation);
  return observation;
};

/**
 * Sends a case of the plan, unless it is too late for that.
 *
 * @param range where it is sent, if it is not the tour's own
 */
export const attempt = async (
  tour: Tour,
  request: Case,
  lane?: Lane,
  range: Range = tour.range,
): Promise<Observation | undefined> => {
  const why = tour.tooLate();
  if (why === undefined) return record(tour, await fire(range, request, lane));
  tour.history.leftOut.set(request.key, why);
  return undefined;
};

/** Lists the collection until every object of the run shows in it and no deleted one does, or patience ends. */
export const relist = async ({ collection, history }: Tour, part: Part): Promise<void> => {
  if (!history.standing.list.works) return;
  const open = collection.open();
  const gone = history.deletions.map(({ id }) => id);
  history.listings[part] = await collection.listUntil(`lists the collection after the ${part}`, open, gone);
};
