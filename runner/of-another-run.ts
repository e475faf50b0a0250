import { runsIn } from '../generators/index.ts';
import type { Entity } from '../schemas/index.ts';
import type { Representation } from '../verdicts/index.ts';

/** Whether another run, or another shard of this one, has made an object: what becomes of it proves nothing here. */
export const isOfAnotherRun = (entity: Entity, object: Representation, runId: string): boolean => {
  const runs = runsIn(entity, object);
  return runs.length > 0 && !runs.includes(runId);
};
