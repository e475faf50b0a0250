import type { Settings } from '../target/index.ts';

/** Writes that all entities together may plan with, where nothing else is said. */
const plannedWrites = { smoke: 60, standard: 300, deep: 1_900 } as const;

/**
 * On a service of this machine nothing rations writes, and `standard` tries all there is. The embedded target does not
 * count: a run against it is what a tenant would be sent.
 */
export const writesPlannedBy = ({ maxWrites, profile, target, budgets }: Settings): number =>
  maxWrites ??
  plannedWrites[profile === 'standard' && target !== undefined && budgets === undefined ? 'deep' : profile];

/** Writes that all entities together may spend on making findings small, beyond the plan. */
export const allowances = { smoke: 60, standard: 240, deep: 1_000 } as const;
