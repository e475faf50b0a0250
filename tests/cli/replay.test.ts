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
  this.timeout(600_000);

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

  it('judges the address again where one request does not show the finding', () =>
    withFolder(async (folder) => {
      const scene = 'UPDATE-12/updateWindowsUpdateState';
      const [bad, good] = await Promise.all([startMock({ fault: 'update-only-once' }), startMock({})]);
      try {
        const before = [bad, good].map((mock) => mock.snapshot());
        const args = ['run', '--only', 'UPDATE-12', '--profile', 'smoke', '--run-id', 'r1', '--report-dir', folder];
        await command(args, environmentOf(bad));
        const text = await readFile(join(folder, 'conformance.json'), 'utf8');
        assert.equal(text.includes('"planned"'), false);
        const replay = (mock: MockServer, more: Readonly<Record<string, string>> = {}) =>
          command(['replay', `${join(folder, 'conformance.json')}#${scene}`, '--target', mock.baseUrl], {
            ...environmentOf(mock),
            ...more,
          });

        const still = await replay(bad);
        assert.deepEqual([still.code, still.stderr], [1, '']);
        assert.match(still.stdout, new RegExp(`^Judges ${scene} again at ${new URL(bad.baseUrl).origin}`));
        assert.match(still.stdout, new RegExp(`^✗ ${scene} is still broken$`, 'm'));
        const { results } = JSON.parse(text) as Report;
        const message = results.find(({ id, operation }) => `${id}/${operation}` === scene)?.finding?.message;
        assert.ok(message !== undefined && still.stdout.includes(`  now      ${message}`), still.stdout);

        const gone = await replay(good);
        assert.deepEqual([gone.code, gone.stderr], [0, '']);
        assert.match(gone.stdout, new RegExp(`^✓ ${scene} holds now$`, 'm'));

        const forbidden = await replay(good, { GRAPH_ALLOW_WRITES: '0' });
        assert.equal(forbidden.code, 2);
        assert.match(forbidden.stdout, new RegExp(`^– ${scene} cannot be judged$`, 'm'));
        assert.deepEqual(
          [bad, good].map((mock) => mock.snapshot()),
          before,
        );
        assert.equal(await readFile(join(folder, 'conformance.json'), 'utf8'), text);
      } finally {
        await Promise.all([bad.close(), good.close()]);
      }
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

  const settingsFor = (args: readonly string[], more: Partial<Report>) =>
    replaySettings(args, { address, report: reportOf([], more) }, contract);

  it('sends no token where only a file says so', () => {
    assert.throws(
      () => settingsFor([], { target: { baseUrl: 'https://evil.example/beta' } }),
      /^UsageError|The report is of https:\/\/evil\.example\/beta: name it with --target/,
    );
    const local = settingsFor([], { target: { baseUrl: 'http://127.0.0.1:9/beta' } });
    assert.equal(local.target?.href, 'http://127.0.0.1:9/beta');
    const embedded = settingsFor([], { target: { baseUrl: 'http://127.0.0.1:9/beta', embedded: true } });
    assert.equal(embedded.target, undefined);
  });

  it('goes by the address, seed, run id and profile of the report', () => {
    const target = { baseUrl: 'http://127.0.0.1:9/beta' };
    const { only, seed, runId, profile } = settingsFor(['--seed', '1'], { profile: 'deep', runId: 'r1', target });
    assert.deepEqual([only, seed, runId, profile], [[address], 42, 'r1', 'deep']);
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
      const found = recordedFinding(`${file}#ENUM-03/createWindowsUpdateState`, () => contract);
      assert.deepEqual(found.finding, finding);
      assert.equal(found.operation.id, 'createWindowsUpdateState');
    }));
});
