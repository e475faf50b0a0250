/** What `import … from 'graph-conformance'` gives. */
export type { MockServer } from '../../mock/mock-server.ts';
export { RunInterrupted } from '../../runner/stopping.ts';
export { TargetUnreachable } from '../../runner/target-unreachable.ts';
export { TokenError } from '../../target/tokens/token-error.ts';
export { UsageError } from '../../target/usage-error.ts';
export type {
  Change,
  Comparison,
  Finding,
  Latency,
  Level,
  Report,
  Result,
  Totals,
  Verdict,
} from '../../verdicts/record.ts';
export { faults, type MockOptions, type ServerOfCatalogue, startMock, variants } from './mock.ts';
export type { CommandOptions, RunOptions } from './options.ts';
export { type RunResult, run } from './run.ts';
