export {
  agree,
  agreeWithScene,
  bodyObject,
  fitsEntity,
  hasStatus,
  isAccepted,
  isRefused,
  statusIn,
} from './answers.ts';
export { ClauseBroken, holds, NoAnswer } from './clause.ts';
export { decide, type Outcome } from './decide.ts';
export { differences, type Representation, sameValue } from './equality.ts';
export { type ExitCode, exitCodeOf, exitCodes, failingIn } from './exit-code.ts';
export { checkMetadata } from './metadata/index.ts';
export type {
  Finding,
  Latency,
  Level,
  Report,
  Result,
  ShardRecord,
  Symptoms,
  Totals,
  Verdict,
  Visibility,
} from './record.ts';
export { waive } from './waiver.ts';
