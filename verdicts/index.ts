export { agree, agreeWithScene, bodyObject, hasStatus, isAccepted, isRefused, statusIn } from './answers.ts';
export { ClauseBroken, holds, NoAnswer } from './clause.ts';
export { decide, type Outcome } from './decide.ts';
export { type Difference, differences, type Representation, sameValue } from './equality.ts';
export { type ExitCode, exitCodeOf, exitCodes } from './exit-code.ts';
export type { Finding, Level, Report, Result, Totals, Verdict } from './record.ts';
