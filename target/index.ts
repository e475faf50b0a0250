export { type Client, createClient } from './client.ts';
export {
  type Answer,
  type Credential,
  type Exchange,
  isSuccess,
  isWeather,
  isWrite,
  objectIn,
} from './exchange.ts';
export { createGovernor, intuneBudgets } from './governor.ts';
export { didYouMean } from './nearest.ts';
export { optionRows, secretVariables } from './options.ts';
export { createRedactor } from './redact.ts';
export {
  isLoopback,
  type LocalDefaults,
  readSettings,
  type Settings,
} from './settings.ts';
export { UsageError } from './usage-error.ts';
