import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordedFinding } from '../../cli/recorded-finding.ts';
import { replayCommand } from '../../cli/replay.ts';
import { replaySettings } from '../../cli/replay-settings.ts';
import { type MockServer, startMock } from '../../mock/index.ts';
import { writeJson } from '../../reporters/index.ts';
import { UsageError } from '../../target/index.ts';
import type { Finding, Report, Verdict } from '../../verdicts/index.ts';
import { finding, reportOf } from '../reporters/fixture.ts';
import { contract } from '../runner/checks.ts';
import { command, environmentOf, withFolder } from './run-command.ts';

const address = 'TEXT-01/createMacOSSoftwareUpdateStateSummary';

const addressOf = (id: string, verdict: Verdict, more: { readonly finding?: Finding } = {}) => ({
  id,
  operation: 'createWindowsUpdateState',
  level: 'MUST' as const,
  verdict,
  requests: 1,
  ...more,
});

/** A file with a report, and what is left of the report to name in it. */
const written = async (report: Report, folder: string): Promise<string> => {
  await writeJson(report, folder);
  return join(folder, 'conformance.json');
};

const refused = (promise: Promise<unknown>, sentence: RegExp): Promise<void> =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof UsageError, String(error));
    assert.match(error.message, sentence);
    return true;
  });

const withMocks = async (use: (bad: MockServer, good: MockServer) => Promise<void>): Promise<void> => {
  const [bad, good] = await Promise.all([startMock({ fault: 'text-trims' }), startMock({})]);
  try {
    await use(bad, good);
  } finally {
    await Promise.all([bad.close(), good.close()]);
  }
};

describe('graph-conformance replay', function () {
  this.timeout(180_000);

  it('says that a finding is still there, and that it is gone, and leaves both targets as they were', () =>
    withFolder((folder) =>
      withMocks(async (bad, good) => {
        const before = [bad, good].map((mock) => mock.snapshot());
        const env = environmentOf(bad);
        await command(['run', '--only', 'TEXT-01', '--profile', 'smoke', '--report-dir', folder], env);
        const file = join(folder, 'conformance.json');
        const { GRAPH_BASE_URL: _, ...elsewhere } = env;

        const still = await command(['replay', `${file}#${address}`], elsewhere);
        assert.deepEqual([still.code, still.stderr], [1, '']);
        assert.match(still.stdout, new RegExp(`^✗ ${address} is still broken$`, 'm'));
        assert.match(still.stdout, /^ {2}now {6}displayName is .* in the answer, not /m);

        const { results } = JSON.parse(await readFile(file, 'utf8')) as Report;
        const sent = results.find(({ id, operation }) => `${id}/${operation}` === address)?.finding?.payload;
        assert.ok(still.stdout.includes(`POST ${bad.baseUrl}/`) && sent !== undefined);

        const gone = await command(['replay', `${file}#${address}`, '--target', good.baseUrl], environmentOf(good));
        assert.deepEqual([gone.code, gone.stderr], [0, '']);
        assert.match(gone.stdout, new RegExp(`^✓ ${address} holds now for this request$`, 'm'));
        assert.deepEqual(
          [bad, good].map((mock) => mock.snapshot()),
          before,
        );
      }),
    ));

  it('names the run that shows a finding which one request does not show', () =>
    withFolder(async (folder) => {
      const { planned: _, ...scene } = { ...finding, planned: undefined };
      const report = {
        ...reportOf([addressOf('CREATE-07', 'fail', { finding: scene })]),
        runId: 'r1',
      };
      const file = await written(
        { ...report, target: { baseUrl: 'https://graph.example/beta', name: 'staging' } },
        folder,
      );
      const { code, stdout } = await command(['replay', `${file}#CREATE-07/createWindowsUpdateState`]);
      assert.equal(code, 2);
      assert.match(stdout, /^CREATE-07\/createWindowsUpdateState cannot be shown by one request: /);
      assert.ok(
        stdout.includes(
          '  npm run conformance -- --only CREATE-07/createWindowsUpdateState --seed 42 --run-id r1 --target staging\n',
        ),
        stdout,
      );
    }));

  const mistakes: readonly (readonly [text: string | undefined, sentence: RegExp])[] = [
    [undefined, /^replay begins with a report and an address in it, such as /],
    ['--strict', /^replay begins with a report and an address in it, such as /],
    ['conformance.json', /^replay begins with a report and an address in it, such as /],
    ['/nowhere.json#A-01/a', /^\/nowhere\.json: the file cannot be read \(ENOENT\)\.$/],
    ['FILE#ENUM-03/nothing', /conformance\.json: the report does not speak of ENUM-03\/nothing\.$/],
    ['FILE#ENUM-01/createWindowsUpdateState', /there is no finding at ENUM-01\/.*, its verdict is pass\.$/],
    ['FILE#ENUM-03/createLamp', /ENUM-03\/createLamp names an operation that the contract does not have\.$/],
  ];
  for (const [text, sentence] of mistakes) {
    it(`says what is wrong with: replay ${text ?? ''}`, () =>
      withFolder(async (folder) => {
        const lamp = { ...addressOf('ENUM-03', 'fail', { finding }), operation: 'createLamp' };
        const file = await written(reportOf([addressOf('ENUM-01', 'pass'), lamp]), folder);
        const args = text === undefined ? [] : [text.replace('FILE', file)];
        await refused(replayCommand.run(args), sentence);
      }));
  }

  it('sends no token where only a file says so', () => {
    const report = reportOf([]);
    assert.throws(
      () => replaySettings([], { ...report, target: { baseUrl: 'https://evil.example/beta' } }, contract),
      /^UsageError|The report is of https:\/\/evil\.example\/beta: name it with --target/,
    );
    const local = replaySettings([], { ...report, target: { baseUrl: 'http://127.0.0.1:9/beta' } }, contract);
    assert.equal(local.target?.href, 'http://127.0.0.1:9/beta');
    const embedded = { ...report, target: { baseUrl: 'http://127.0.0.1:9/beta', embedded: true as const } };
    assert.equal(replaySettings([], embedded, contract).target, undefined);
  });

  it('goes by the seed and profile of the report', () => {
    const { seed, profile } = replaySettings(
      ['--seed', '1'],
      { ...reportOf([], { profile: 'deep' }), target: { baseUrl: 'http://127.0.0.1:9/beta' } },
      contract,
    );
    assert.deepEqual([seed, profile], [42, 'deep']);
  });

  it('is a write, and has to be allowed', () =>
    withFolder((folder) =>
      withMocks(async (bad) => {
        await command(['run', '--only', 'TEXT-01', '--profile', 'smoke', '--report-dir', folder], environmentOf(bad));
        const before = bad.snapshot();
        const { code, stderr } = await command(['replay', `${join(folder, 'conformance.json')}#${address}`], {
          ...environmentOf(bad),
          GRAPH_ALLOW_WRITES: '0',
        });
        assert.equal(code, 2);
        assert.match(stderr, /^POST is a write: --allow-writes lets it, on http:\/\/127\.0\.0\.1:\d+\.\n$/);
        assert.deepEqual(bad.snapshot(), before);
      }),
    ));

  it('reads the finding with what a report says of it', () =>
    withFolder(async (folder) => {
      const file = await written(reportOf([addressOf('ENUM-03', 'fail', { finding })]), folder);
      await writeFile(join(folder, 'x'), '');
      const found = recordedFinding(`${file}#ENUM-03/createWindowsUpdateState`, contract);
      assert.deepEqual(found.finding, finding);
      assert.equal(found.operation.id, 'createWindowsUpdateState');
    }));
});
