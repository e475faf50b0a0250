import { type Part, parts } from './case.ts';
import type { Range } from './fire.ts';
import type { MutableHistory } from './history.ts';
import type { Lane } from './lane.ts';
import { createLanes, lanesOf } from './lanes.ts';
import { isUsable } from './objects-needed.ts';
import type { Observation } from './observation.ts';
import { cleanUpMost } from './parts/cleanup.ts';
import { fireCreates } from './parts/creates.ts';
import { fireMisuse } from './parts/misuse.ts';
import { fireRefusals } from './parts/refusals.ts';
import { playScenarios } from './parts/sequences.ts';
import { fireUpdates } from './parts/updates.ts';
import type { Probe } from './probe.ts';
import { fallbacksIn } from './telling.ts';
import type { Job, Tour } from './tour.ts';

const play: Readonly<Record<Exclude<Part, 'probe'>, (tour: Tour) => Promise<void>>> = {
  creates: fireCreates,
  updates: fireUpdates,
  refusals: fireRefusals,
  sequences: playScenarios,
  cleanup: cleanUpMost,
  misuse: fireMisuse,
};

/** A history that begins with the first requests. */
export const historyAfter = ({ plan, exchanges }: Pick<Job, 'plan' | 'exchanges'>, start: Probe): MutableHistory => ({
  entity: plan.entity,
  parents: start.parents,
  standing: start.standing,
  exchanges,
  ...(start.ordinary === undefined ? {} : { ordinary: start.ordinary }),
  observations: new Map(start.observations.map((observation) => [observation.case.key, observation])),
  planned: new Map(plan.cases.map(({ key }, place) => [key, place])),
  wanted: plan.wanted,
  ownCases: plan.ownCases,
  leftOut: new Map(plan.leftOut),
  wishes: new Map(),
  listings: { probe: start.listing, ...(start.afterCreate === undefined ? {} : { created: start.afterCreate }) },
  revisited: {},
  disturbed: {},
  deletions: [...start.deletions],
  strays: [],
  unclaimed: [],
  scenes: new Map(),
});

const tourAfter = (job: Job, start: Probe): Tour => {
  const { create, get, delete: remove } = start.standing;
  const run = start.ordinary === undefined ? job.run : { ...job.run, ordinary: start.ordinary };
  const range: Range = { collection: job.collection, run, canRead: get.works };
  const mayCreate = create.works && remove.works;
  const creates: Observation[] = [];
  const fallbacks = ({ state }: Lane): number => fallbacksIn(job.plan.entity.properties, state);
  // What can lose most is tried on first.
  const ready = () =>
    start.remaining === undefined
      ? lanesOf(creates.filter((one) => isUsable(one.case))).toSorted((a, b) => fallbacks(a) - fallbacks(b))
      : [start.remaining];
  return {
    ...job,
    run,
    history: historyAfter(job, start),
    range,
    mayCreate,
    creates,
    lanes: job.readOnly
      ? { lane: async () => start.remaining, size: () => 1, used: new Set() }
      : createLanes(range, ready, mayCreate),
  };
};

/**
 * Fires everything that is planned for one entity, part by part, and records it. Sends nothing that needs an object
 * where none can be created, creates nothing where nothing can be deleted, and removes what it created.
 *
 * @param start what the first requests told
 */
export const conduct = async (job: Job, start: Probe): Promise<void> => {
  const tour = tourAfter(job, start);
  for (const part of parts) {
    if (part !== 'probe') await play[part](tour);
    job.ended(part, tour.history);
  }
};
