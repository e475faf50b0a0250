import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../../mock/model/entities.ts';
import type { Entity } from '../../mock/model/entity.ts';
import { pricePerObject } from '../../runner/cut-plans.ts';
import { startRun } from '../../runner/index.ts';
import { objectsMissing } from '../../runner/objects-needed.ts';
import { planFor } from '../../runner/plan.ts';
import { loadContract } from '../../schemas/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import { checks } from '../../tests/runner/checks.ts';
import { syntheticEntities, writeContract } from '../synthetic.ts';

/** What a run against copies of an entity came to. */
export interface Grown {
  /** Writes of everything there is to try, were they not rationed. */
  readonly whole: number;
  /** What the run sent, with the writes that the profile allows. */
  readonly requests: number;
  readonly writes: number;
  readonly wallMs: number;
  /** What is found, though the mock is correct. */
  readonly findings: readonly string[];
}

const [copies = 1, properties = 10] = process.argv.slice(2).map(Number);
const synthetic = syntheticEntities(copies, properties);
// The mock makes its routes of this list when it is loaded, which is why it is loaded later.
(entities as Entity[]).push(...synthetic);
const { startMock } = await import('../../mock/index.ts');

const folder = await mkdtemp(join(tmpdir(), 'growth-'));
const contract = loadContract(await writeContract(folder, synthetic));
await rm(folder, { recursive: true });
const run = { seed: 1, runId: 'bench' };
const settings = readSettings(
  ['--profile', 'standard', '--seed', `${run.seed}`, '--run-id', run.runId],
  contract,
  undefined,
  {},
);
const context = { contract, profile: settings.profile, run, hasReader: true };
const whole = contract.entities
  .map((entity) => planFor(entity, checks, settings.names, context))
  .flatMap(({ offers, cases, scenarios }) => [
    ...offers.map(({ price }) => price),
    pricePerObject * objectsMissing(cases, scenarios),
  ])
  .reduce((sum, price) => sum + price, 0);

const mock = await startMock();
const begin = performance.now();
const started = await startRun({
  settings,
  target: {
    root: new URL(mock.baseUrl),
    tokens: fixedToken(mock.token),
    readerToken: mock.readerToken,
    parameters: mock.parameters,
  },
  contract,
  checks,
  version: '0.0.0',
});
const { totals, results } = await started.finish();
const grown: Grown = {
  whole,
  requests: totals.requests,
  writes: totals.writes,
  wallMs: performance.now() - begin,
  findings: results
    .filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict))
    .map(
      ({ id, operation, verdict, finding, reason }) => `${id}/${operation} ${verdict}: ${finding?.message ?? reason}`,
    ),
};
await mock.close();
console.log(JSON.stringify(grown));
