import pLimit from 'p-limit';
import type { Allowance } from './allowance.ts';
import { type Case, needsObject, type Part } from './case.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fire } from './fire.ts';
import type { History } from './history.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { minimise, type Smallest } from './minimise.ts';
import { remove } from './removal.ts';
import type { Seen } from './requirement.ts';

export interface OwnWorkbench {
  minimise(seen: Seen<unknown>, isBroken: (seen: Seen<unknown>) => boolean): Promise<Smallest>;
  /** Removes the objects the bench worked on. */
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  readonly collection: Collection;
  readonly run: RunIdentity;
  readonly allowance: Allowance;
  readonly after: (part: Part) => Promise<History>;
}

/**
 * Where findings are made small, after everything planned for the entity is over: one finding at a time, on objects
 * of the bench's own.
 */
export const createWorkbench = ({ collection, run, allowance, after }: WorkbenchOptions): OwnWorkbench => {
  const oneAtATime = pLimit(1);
  let lanes: Lanes | undefined;

  const fireFor = (history: History) => {
    const { create, get, delete: remover } = history.standing;
    const mayCreate = create.works && remover.works;
    const { ordinary } = history;
    const range = { collection, run: ordinary === undefined ? run : { ...run, ordinary }, canRead: get.works };
    lanes ??= createLanes(range, () => [], mayCreate);
    const own = lanes;
    return async (request: Case) => {
      if (!needsObject(request)) return mayCreate ? fire(range, request) : undefined;
      const lane = await own.lane(0);
      return lane === undefined ? undefined : fire(range, request, lane);
    };
  };

  return {
    minimise: (seen, isBroken) =>
      oneAtATime(async () => {
        const history = await after('misuse');
        return minimise(
          { entity: collection.entity, fire: fireFor(history), allowance, seed: run.seed },
          seen,
          isBroken,
        );
      }),
    async close() {
      const canRead = (await after('misuse').catch(() => undefined))?.standing.get.works ?? true;
      for (const { id } of collection.journal.open(collection.entity.name)) await remove(collection, id, canRead);
    },
  };
};
