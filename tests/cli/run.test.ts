import assert from 'node:assert/strict';
import { type MockOptions, type MockServer, startMock } from '../../mock/index.ts';
import { describeViolations } from '../../schemas/index.ts';
import type { Report, Result } from '../../verdicts/index.ts';
import { command, environmentOf, filesIn, mochaAlone, reportSchema, withFolder } from './run-command.ts';

const reportIn = (files: Readonly<Record<string, string>>): Report => {
  const report: unknown = JSON.parse(files['conformance.json'] ?? '');
  assert.equal(describeViolations(reportSchema, report), undefined);
  return report as Report;
};

/** The files a run leaves, whoever starts it. */
const assertFiles = (files: Readonly<Record<string, string>>): void => {
  const names = ['conformance.json', 'index.html', 'junit.xml', 'mochawesome.html', 'summary.md'];
  assert.deepEqual(Object.keys(files).toSorted(), names);
  assert.match(files['index.html'] ?? '', /^<!doctype html>/i);
  assert.match(files['mochawesome.html'] ?? '', /^<!doctype html>/i);
};

/** No verdict that a correct target could not have. */
const assertNothingFound = (results: readonly Result[]): void => {
  const bad = results.filter(({ verdict }) => !['pass', 'blocked'].includes(verdict));
  assert.deepEqual(bad, []);
  assert.ok(results.some(({ verdict }) => verdict === 'pass'));
};

const secrets = ({ token, readerToken }: MockServer): readonly string[] =>
  [token, readerToken].flatMap((secret) => [secret, secret.slice(0, -8), Buffer.from(secret).toString('base64')]);

const withMock = async (options: MockOptions, use: (mock: MockServer) => Promise<void>): Promise<void> => {
  const mock = await startMock(options);
  try {
    await use(mock);
  } finally {
    await mock.close();
  }
};

describe('graph-conformance run', function () {
  this.timeout(600_000);

  it('judges the embedded mock where no target is given', () =>
    withFolder(async (folder) => {
      const { code, stdout, stderr } = await command([
        'run',
        '--profile',
        'standard',
        '--only',
        'ENUM',
        '--report-dir',
        folder,
        '--seed',
        '7',
      ]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /Conformant: no finding in 16 addresses/);
      assert.match(stdout, /^Repeat {2}(?:npm run conformance --|graph-conformance run) --only ENUM --seed 7$/m);
      const files = await filesIn(folder);
      assertFiles(files);
      const { seed, profile, results, totals } = reportIn(files);
      assert.deepEqual([seed, profile], [7, 'standard']);
      assert.equal(results.length, 16);
      assert.ok(
        results.every(({ id, verdict, requests }) => id.startsWith('ENUM-') && verdict === 'pass' && requests > 0),
      );
      assert.deepEqual(totals.verdicts, { pass: 16 });
    }));

  it('leaves a target as it was, and shows no token', () =>
    withFolder((folder) =>
      withMock({}, async (mock) => {
        const before = mock.snapshot();
        const { code, stdout, stderr } = await command(['run', '--report-dir', folder], environmentOf(mock));
        assert.deepEqual([code, stderr], [0, '']);
        assert.deepEqual(mock.snapshot(), before);
        const files = await filesIn(folder);
        const { totals, results, target } = reportIn(files);
        assert.equal(target.baseUrl, mock.baseUrl);
        assert.ok(totals.created > 0);
        assert.deepEqual([totals.deleted, totals.leftover], [totals.created, 0]);
        assertNothingFound(results);
        for (const [name, text] of Object.entries({ ...files, stdout })) {
          for (const secret of secrets(mock)) assert.ok(!text.includes(secret), name);
        }
      }),
    ));

  const faults = [
    ['text-trims-trailing-spaces', 'TEXT-01', 'TEXT'],
    ['date-keeps-milliseconds', 'DATE-01', 'DATE'],
  ] as const;

  for (const [fault, id, topic] of faults) {
    it(`finds ${fault}: ${id}, with evidence and without a token`, () =>
      withFolder((folder) =>
        withMock({ fault }, async (mock) => {
          const { code, stdout } = await command(['run', '--only', topic, '--report-dir', folder], environmentOf(mock));
          assert.equal(code, 1);
          assert.match(stdout, new RegExp(`fail +${id}/`));
          const files = await filesIn(folder);
          assertFiles(files);
          const { results } = reportIn(files);
          const failed = results.filter(({ verdict }) => verdict === 'fail');
          assert.ok(failed.some((result) => result.id === id));
          for (const { finding } of failed) assert.match(finding?.curl ?? '', /^(?:id=\$\()?curl .*\$GRAPH_TOKEN/s);
          assert.ok(files['index.html']?.includes(id));
          for (const [name, text] of Object.entries({ ...files, stdout })) {
            for (const secret of secrets(mock)) assert.ok(!text.includes(secret), name);
          }
        }),
      ));
  }

  it('says so where the token is refused', () =>
    withMock({}, async (mock) => {
      const { code, stderr } = await command(['run'], { ...environmentOf(mock), GRAPH_TOKEN: 'wrong' });
      assert.equal(code, 2);
      assert.match(stderr, /^GRAPH_TOKEN is refused by http:\/\/127\.0\.0\.1:\d+ \(401\)[^\n]*\n$/);
    }));

  it('says which id to change where a parent is missing', () =>
    withFolder((folder) =>
      withMock({}, async (mock) => {
        const env = environmentOf(mock);
        const variable = Object.keys(env).find((name) => env[name] === mock.parameters.deviceConfigurationId) ?? '';
        const { code } = await command(['run', '--only', 'ROUTE', '--report-dir', folder], {
          ...env,
          [variable]: 'nowhere',
        });
        assert.equal(code, 2);
        const { results } = reportIn(await filesIn(folder));
        const reasons = results.filter(({ verdict }) => verdict === 'error').map(({ id, reason }) => `${id} ${reason}`);
        assert.ok(reasons.length > 0);
        for (const reason of reasons) assert.match(reason, new RegExp(`^ROUTE-02 .*'nowhere'.*${variable}`));
      }),
    ));
});

describe('mocha on its own', function () {
  this.timeout(600_000);

  it('judges what the environment names', () =>
    withFolder((folder) =>
      withMock({}, async (mock) => {
        const before = mock.snapshot();
        const env = { ...environmentOf(mock), GRAPH_REPORT_DIR: folder, GRAPH_PROFILE: 'standard', GRAPH_SEED: '3' };
        const { code } = await mochaAlone(env);
        assert.equal(code, 0);
        assert.deepEqual(mock.snapshot(), before);
        const files = await filesIn(folder);
        assertFiles(files);
        const { target, profile, seed, results } = reportIn(files);
        assert.deepEqual([target.baseUrl, profile, seed], [mock.baseUrl, 'standard', 3]);
        assert.ok(results.length > 100);
        assertNothingFound(results);
      }),
    ));

  it('fails where the target has a fault', () =>
    withFolder((folder) =>
      withMock({ fault: 'create-answers-200' }, async (mock) => {
        const { code } = await mochaAlone({ ...environmentOf(mock), GRAPH_REPORT_DIR: folder });
        assert.ok(code !== null && code > 0);
        const failed = reportIn(await filesIn(folder)).results.filter(({ verdict }) => verdict === 'fail');
        assert.ok(failed.some(({ id }) => id === 'CREATE-01'));
      }),
    ));
});
