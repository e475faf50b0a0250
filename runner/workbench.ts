import pLimit from 'p-limit';
import type { Allowance } from './allowance.ts';
import { type Case, needsObject, type Part } from './case.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import type { Fire } from './experiment.ts';
import { fire } from './fire.ts';
import type { History } from './history.ts';
import type { Lane } from './lane.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { minimise, type Smallest } from './minimise.ts';
import type { Observation } from './observation.ts';
import { besideAccepted } from './plain.ts';
import type { Seen } from './requirement.ts';
import { RunInterrupted } from './stopping.ts';

export interface OwnWorkbench {
  /** In an interrupted run, what was seen first stays as it is. */
  minimise(seen: Seen<unknown>, isBroken: (seen: Seen<unknown>) => boolean): Promise<Smallest>;
}

export interface WorkbenchOptions {
  readonly collection: Collection;
  readonly run: RunIdentity;
  readonly allowance: Allowance;
  readonly after: (part: Part) => Promise<History>;
}

/** Writes of a request on the collection: what it creates has to be deleted. */
const createPrice = 2;
const updatePrice = 1;

/** Requests sent for one finding, so that the others get their share of the allowance. */
const requestsPerFinding = 60;

/**
 * Where findings are made small, after everything planned for the entity is over: one finding at a time, on objects
 * of the bench's own. Requests are paid for out of the allowance, and none is sent twice.
 */
export const createWorkbench = ({ collection, run, allowance, after }: WorkbenchOptions): OwnWorkbench => {
  const oneAtATime = pLimit(1);
  const sent = new Map<string, Observation>();
  let lanes: Lanes | undefined;
  let lane: Lane | undefined;

  const send = async (history: History, request: Case): Promise<Observation | undefined> => {
    const { create, get, delete: remover } = history.standing;
    const mayCreate = create.works && remover.works;
    const { ordinary } = history;
    const own = ordinary === undefined ? run : { ...run, ordinary };
    const range = { collection, run: besideAccepted(own, collection.entity), canRead: get.works };
    if (!needsObject(request)) return mayCreate && allowance.take(createPrice) ? fire(range, request) : undefined;
    if (lane === undefined || lane.lost) {
      lanes ??= createLanes(range, () => [], mayCreate);
      lane = mayCreate && allowance.take(createPrice) ? await lanes.lane(0) : undefined;
    }
    return lane !== undefined && allowance.take(updatePrice) ? fire(range, request, lane) : undefined;
  };

  const fireFor = (history: History): Fire => {
    let left = requestsPerFinding;
    return async (request) => {
      const known = sent.get(request.key);
      if (known !== undefined || left === 0) return known;
      left--;
      const observation = await send(history, request);
      if (observation !== undefined) sent.set(request.key, observation);
      return observation;
    };
  };

  return {
    minimise: (seen, isBroken) =>
      oneAtATime(async () => {
        try {
          return await minimise(fireFor(await after('misuse')), seen, isBroken);
        } catch (error) {
          if (error instanceof RunInterrupted) return { seen };
          throw error;
        }
      }),
  };
};
