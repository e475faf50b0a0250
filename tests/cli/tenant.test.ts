import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type MockServer, startMock, type TenantOptions } from '../../mock/index.ts';
import { loadContract } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/index.ts';
import { closeScene, openScene, type Scene } from '../tenant/scene.ts';
import { command, type Ended, environmentOf, filesIn, withFolder } from './run-command.ts';

/** A day in a tenant whose clock runs faster: small windows, short delays, tokens that are good for three seconds. */
const brisk: TenantOptions = {
  writes: { limit: 50, windowMs: 1_000 },
  requests: { limit: 500, windowMs: 1_000 },
  weather: { unavailable: 0.012, tooLate: 0.006, cutOff: 0.004 },
  latencyMs: 10,
  visibleAfterMs: 60,
  neighbours: { residents: 12, everyMs: 400 },
};
const tokenSeconds = 3;
const budgets = { writes: { limit: 50, seconds: 1 }, requests: { limit: 500, seconds: 1 } };

const args = ['--max-writes', '300', '--seed', '5', '--run-id', 'tenant1'];

/** A run that has ended, and everything it wrote. */
interface Ran extends Ended {
  readonly report: Report;
  readonly written: string;
}

const textOf = async (folder: string): Promise<string> =>
  existsSync(folder) ? Object.values(await filesIn(folder)).join('\n') : '';

const run = async (folder: string, more: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> => {
  const reports = join(folder, 'reports');
  const journal = join(folder, 'journal');
  const places = ['--report-dir', reports, '--journal-dir', journal];
  const ended = await command(['run', ...args, ...places, ...more], env);
  assert.ok(existsSync(join(reports, 'conformance.json')), `${ended.stdout}${ended.stderr}`);
  return {
    ...ended,
    report: JSON.parse((await filesIn(reports))['conformance.json'] ?? ''),
    written: [ended.stdout, ended.stderr, await textOf(reports), await textOf(journal)].join('\n'),
  };
};

const runIn = ({ folder, targetFile, env }: Scene): Promise<Ran> => run(folder, ['--target', targetFile], env);

const runPlainly = async (): Promise<Ran> => {
  const mock = await startMock();
  const ran: Ran[] = [];
  try {
    await withFolder(async (folder) => {
      ran.push(await run(folder, [], environmentOf(mock)));
    });
  } finally {
    await mock.close();
  }
  const [only] = ran;
  assert.ok(only);
  return only;
};

/** What tells whether changes show late, which a tenant is right to answer otherwise. */
const aboutDelays = ['CREATE-06', 'UPDATE-06'];

const judgements = ({ report }: Ran, of: (result: Result) => boolean = () => true): readonly string[] =>
  report.results
    .filter(of)
    .map(({ id, operation, verdict, observed = '', reason = '' }) =>
      [`${id}/${operation}`, verdict, aboutDelays.includes(id) ? '' : observed, reason].join(' '),
    );

/** A tenant, what was in it at first, and a run in it. */
interface Visit {
  readonly scene: Scene;
  readonly atFirst: ReadonlyMap<string, unknown>;
  readonly ran: Ran;
}

/** Everything in the tenant, by id. */
const objectsIn = (mock: MockServer): ReadonlyMap<string, unknown> =>
  new Map(
    Object.values(mock.snapshot())
      .flat()
      .map((object) => [(object as { readonly id: string }).id, object]),
  );

/** Other people's objects are as they were, and nobody else's are there. */
const assertUntouched = ({ mock, tenant }: Scene, before: ReadonlyMap<string, unknown>): void => {
  const after = new Map(objectsIn(mock));
  for (const id of tenant.visitors()) after.delete(id);
  assert.deepEqual(after, before);
};

const assertSecret = ({ scene, ran: { written } }: Visit): void => {
  const secrets = scene.secrets();
  assert.ok(secrets.length > 2);
  // Of a token its claims are as telling as the whole.
  for (const secret of secrets.flatMap((one) => [one, one.split('.')[1] ?? one])) {
    assert.ok(!written.includes(secret), `${secret} has been written`);
  }
};

const statusesIn = ({ tenant: { log } }: Scene): ReadonlySet<number> => new Set(log.map(({ status }) => status));

const visit = async (tenant: TenantOptions, file: object): Promise<Visit> => {
  const scene = await openScene({ tokenSeconds, tenant, file });
  try {
    return { scene, atFirst: objectsIn(scene.mock), ran: await runIn(scene) };
  } catch (error) {
    await closeScene(scene);
    throw error;
  }
};

const contract = loadContract();
const gone = contract.entities.find(({ collectionPath }) => collectionPath.endsWith('/deviceUpdateStates'));
const isOfGone = ({ operation }: Result): boolean =>
  Object.values(gone?.operations ?? {}).some(({ id }) => id === operation);

describe('graph-conformance run in a tenant', function () {
  this.timeout(600_000);
  let plain: Ran;
  let ordinary: Visit;
  let unrouted: Visit;
  before(async () => {
    plain = await runPlainly();
    assert.equal(plain.code, 0, plain.stdout);
    [ordinary, unrouted] = await Promise.all([
      visit(brisk, { budgets }),
      // Nobody has told the run its budgets, so that it meets the limits of the tenant.
      visit(
        { ...brisk, writes: { limit: 10, windowMs: 500 }, seed: 2, unknownSegments: ['deviceUpdateStates'] },
        {
          parents: {
            deviceConfigurationId: 'create',
            macOSSoftwareUpdateAccountSummaryId: 'discover',
            macOSSoftwareUpdateCategorySummaryId: 'discover',
          },
        },
      ),
    ]);
  });
  after(() => Promise.all([ordinary, unrouted].map(({ scene }) => closeScene(scene))));

  const leavesNoTrace = (visited: () => Visit): void => {
    it('leaves nothing behind and other people alone', () => {
      const { scene, atFirst, ran } = visited();
      assert.equal(ran.report.totals.leftover, 0);
      assertUntouched(scene, atFirst);
    });

    it('writes no token down', () => assertSecret(visited()));
  };

  describe('on a day like any other', () => {
    it('judges as it does on the embedded mock', () => {
      const { ran } = ordinary;
      assert.deepEqual(judgements(ran), judgements(plain));
      assert.deepEqual([ran.code, ran.stderr], [0, '']);
    });

    it('waits out the weather and renews its token', () => {
      const { scene, ran } = ordinary;
      const met = statusesIn(scene);
      assert.ok(met.has(503) && met.has(504), [...met].join());
      assert.ok(ran.report.totals.throttled > 0);
      assert.ok(scene.authority.tokens.length > 1);
    });

    leavesNoTrace(() => ordinary);
  });

  describe('that does not know a documented segment', () => {
    it('has one finding for each operation, and says of nothing else that it is wrong', () => {
      const { ran } = unrouted;
      const verdictsWhere = (of: (result: Result) => boolean): readonly string[] => [
        ...new Set(ran.report.results.filter((result) => isOfGone(result) && of(result)).map(({ verdict }) => verdict)),
      ];
      assert.deepEqual(
        verdictsWhere(({ id }) => id === 'ROUTE-01'),
        ['fail'],
      );
      assert.deepEqual(
        verdictsWhere(({ id }) => id === 'ROUTE-02'),
        ['pass'],
      );
      assert.deepEqual(
        verdictsWhere(({ id }) => !id.startsWith('ROUTE-')),
        ['blocked'],
      );
      assert.equal(ran.code, 1, ran.stdout);
    });

    it('spends two requests at most on an operation', () => {
      const refused = unrouted.scene.tenant.log
        .filter(({ path, status }) => path.includes('/deviceUpdateStates') && status === 400)
        .map(({ method, path }) => `${method} ${path.endsWith('/deviceUpdateStates') ? 'collection' : 'item'}`);
      assert.deepEqual([...new Set(refused)].toSorted(), [
        'DELETE item',
        'GET collection',
        'GET item',
        'PATCH item',
        'POST collection',
      ]);
      for (const one of refused) assert.ok(refused.filter((other) => other === one).length <= 2, one);
    });

    it('judges the other entity as ever, whatever is throttled', () => {
      const others = (result: Result): boolean => !isOfGone(result);
      // The writes that the missing operations do not need are spent on it: more policies are seen.
      const verdicts = (ran: typeof plain): readonly string[] =>
        judgements(ran, others).map((line) => line.split(' ', 2).join(' '));
      assert.deepEqual(verdicts(unrouted.ran), verdicts(plain));
      assert.ok(statusesIn(unrouted.scene).has(429));
    });

    leavesNoTrace(() => unrouted);
  });
});
