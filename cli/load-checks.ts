import { openSession, type Registered, registry } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import { specFiles } from './spec-files.ts';

/** The checks of all specs, in reading order. A process loads the specs once, however many runs it makes. */
export const loadChecks = async (contract: Contract, settings: Settings): Promise<readonly Registered[]> => {
  openSession(contract, settings, false);
  for (const file of specFiles(contract)) await import(file);
  return [...registry.values()];
};
