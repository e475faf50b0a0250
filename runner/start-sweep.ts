import type { Contract } from '../schemas/index.ts';
import { namedBy, type Settings } from '../target/index.ts';
import { createClientFor, type TargetAddress } from './client-for.ts';
import { readJournals } from './journal-file.ts';
import { knock } from './knock.ts';
import { createPatience } from './patience.ts';
import { type Swept, sweep } from './sweep.ts';
import type { SweepScope } from './sweep-scope.ts';

export interface SweepRequest {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly scope: SweepScope;
  readonly dryRun: boolean;
  readonly tell: (line: string) => void;
}

/**
 * Deletes what runs have left on a target.
 *
 * @throws TokenError, UsageError where the token is refused, TargetUnreachable
 */
export const startSweep = async (request: SweepRequest): Promise<Swept> => {
  const { contract, settings, target, scope, dryRun, tell } = request;
  const journals = () => readJournals(settings.journalDir, target.root, namedBy(settings.origins, 'journal-dir'));
  // What is wrong with the folder is said before anything is sent.
  journals();
  const client = await createClientFor(settings, target);
  await knock(client, target, contract.entities);
  return sweep({
    contract,
    root: target.root,
    client,
    patience: createPatience(settings.limits.visibilityMs),
    parents: { parameters: target.parameters, fixtures: settings.fixtures },
    journals,
    scope,
    dryRun,
    tell,
  });
};
