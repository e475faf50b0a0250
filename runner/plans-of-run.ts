import type { Contract, Entity, Operation } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import { cutPlans } from './cut-plans.ts';
import { type Plan, planFor } from './plan.ts';
import { type Probe, writesOfProbe } from './probe.ts';
import type { PlanContext, Registered } from './requirement.ts';
import { writesPlannedBy } from './writes-planned.ts';

/** What the plans of a run are made from. */
export interface Ground {
  readonly settings: Settings;
  readonly contract: Contract;
  readonly checks: readonly Registered[];
  readonly context: PlanContext;
  /** The entities of the run, each with its first requests. */
  readonly starts: readonly { readonly entity: Entity; readonly start: Promise<Probe> }[];
  /** Writes that are spent when the first requests are over, and those that what is left of them will take. */
  readonly spent: () => number;
}

/** What is sent for each entity. What the first requests tell comes in: no write is reserved for what is not there. */
export const plansOfRun = async ({
  settings,
  contract,
  checks,
  context,
  starts,
  spent,
}: Ground): Promise<readonly Plan[]> => {
  const { shard } = settings;
  const maxWrites = writesPlannedBy(settings);
  const why = `not reached within ${maxWrites.toLocaleString('en')} writes`;
  // Shards never meet: each makes the plan of the whole run, and sends its own part of it.
  const planned = shard === undefined ? starts.map(({ entity }) => entity) : contract.entities;
  const whole = planned.map((entity) => planFor(entity, checks, settings.names, context));
  const probes = await Promise.allSettled(starts.map(({ start }) => start));
  const standing = new Map(
    probes.map((one, i) => [starts[i]?.entity, one.status === 'fulfilled' ? one.value.standing : undefined]),
  );
  const isThere = ({ entity, kind }: Operation): boolean => standing.get(entity)?.[kind].routed !== false;
  if (shard === undefined) return cutPlans(whole, Math.max(0, maxWrites - spent()), isThere, why);
  // What is there of the others' operations is not known here.
  const left = Math.max(0, maxWrites - writesOfProbe * planned.length);
  const isOwn = (operation: Operation): boolean => shard.operations.has(operation.id) && isThere(operation);
  return cutPlans(whole, left, () => true, why, isOwn);
};
