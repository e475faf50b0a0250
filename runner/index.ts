export { addressesOf } from './address.ts';
export type { Case } from './case.ts';
export { createClientFor, type TargetAddress } from './client-for.ts';
export { fire } from './fire.ts';
export { discoverParents } from './fixtures.ts';
export type { Deletion, History, ParentCheck, Scene, Standing } from './history.ts';
export { invalidCases } from './invalid-case.ts';
export { createJournal } from './journal.ts';
export { journalPath } from './journal-file.ts';
export type { Lane } from './lane.ts';
export { mergeReports, someKilled } from './merge.ts';
export { declareTests, requirement, type TestTree } from './mocha.ts';
export { emptyReport, idleReport } from './not-over.ts';
export type { Listing, Observation, WishObservation } from './observation.ts';
export { on } from './on.ts';
export { createPatience } from './patience.ts';
export { exampleAgain, exampleCreate, exampleUpdate, plainCreate, plainUpdate, sameUpdate } from './plain.ts';
export { recordedRequest } from './recorded-request.ts';
export { replay } from './replay.ts';
export { type Registered, registry, type Scenario, type SceneContext, type Seen } from './requirement.ts';
export { saysNotRouted } from './routed.ts';
export { type Run, startRun } from './run.ts';
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
export { startSweep } from './start-sweep.ts';
export { RunInterrupted } from './stopping.ts';
export type { SweepScope } from './sweep-scope.ts';
export { TargetUnreachable } from './target-unreachable.ts';
export { tellMocha } from './tell-mocha.ts';
export { writesPlannedBy } from './writes-planned.ts';
