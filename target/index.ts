export { type Arguments, parseArguments } from './arguments.ts';
export { type Client, createClient } from './client.ts';
export { environmentOnly } from './environment.ts';
export {
  type Answer,
  type Credential,
  type Exchange,
  isSuccess,
  isWeather,
  isWrite,
  objectIn,
} from './exchange.ts';
export { fixedToken } from './fixed-token.ts';
export { createGovernor, type Governor, intuneBudgets } from './governor.ts';
export type { FindArrival } from './lost-answer.ts';
export { makeFolder } from './make-folder.ts';
export { didYouMean } from './nearest.ts';
export { type OptionRow, optionRows, parentsOf } from './options.ts';
export type { Origin } from './origins.ts';
export type { LocalDefaults } from './parents.ts';
export { readOnly } from './read-only.ts';
export { createRedactor } from './redact.ts';
export { createSecrets, redactValue } from './redaction/index.ts';
export { newRunId, startOfRun } from './run-id.ts';
export { sendingBy } from './sending-by.ts';
export { isLoopback } from './service-root.ts';
export { readContract, readSettings, type Settings, settingsOf, thisBuild } from './settings.ts';
export { runIdOf } from './shard.ts';
export type { Waiver } from './target-file.ts';
export { tokenName } from './token-name.ts';
export { createTokenRedactor } from './token-redactor.ts';
export {
  authMethods,
  type Cloud,
  clouds,
  createTokenSource,
  describeToken,
  type Method,
  type TokenDescription,
  TokenError,
  type TokenSource,
} from './tokens/index.ts';
export { namedBy, throwUnwritable, whyUnwritable } from './unwritable.ts';
export { UsageError } from './usage-error.ts';
export { readUserJson } from './user-json.ts';
