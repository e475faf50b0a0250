export type { Case } from './case.ts';
export { changedProperties } from './changed.ts';
export { fire } from './fire.ts';
export type { Deletion, History, ParentCheck, Scene, Standing } from './history.ts';
export { invalidCases } from './invalid-case.ts';
export { requirement } from './mocha.ts';
export type { Listing, Observation, WishObservation } from './observation.ts';
export { on } from './on.ts';
export { exampleAgain, exampleCreate, exampleUpdate, plainCreate, plainUpdate, sameUpdate } from './plain.ts';
export { registry, type SceneContext, type Seen } from './requirement.ts';
export { type Run, startRun, type TargetAddress } from './run.ts';
export { disagree, seenScene } from './scene.ts';
export {
  observationsOf,
  type Revisit,
  revisits,
  seenCases,
  seenExchanges,
  seenObservation,
  seenOwn,
  seenWishes,
  unexplained,
} from './seen.ts';
export { openSession, session } from './session.ts';
export { wasAccepted } from './settle.ts';
export { TargetUnreachable } from './target-unreachable.ts';
