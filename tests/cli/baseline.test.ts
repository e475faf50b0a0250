import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../cli/run.ts';
import { type MockOptions, startMock } from '../../mock/index.ts';
import { UsageError } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { command, environmentOf, filesIn, withFolder } from './run-command.ts';

const topic = ['--only', 'TEXT-01', '--profile', 'smoke', '--seed', '7'];

/** A run against a mock of its own. */
const run = async (options: MockOptions, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const mock = await startMock(options);
  try {
    return await command(['run', ...topic, ...args], { ...environmentOf(mock), ...env });
  } finally {
    await mock.close();
  }
};

const reportIn = async (folder: string): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;

const fault = 'text-trims';
const address = 'TEXT-01/createMacOSSoftwareUpdateStateSummary';

describe('run --baseline', function () {
  this.timeout(600_000);

  it('fails for new findings only, where told so, and says what changed', () =>
    withFolder(async (folder) => {
      const [good, bad, again] = ['good', 'bad', 'again'].map((name) => join(folder, name));
      assert.ok(good && bad && again);
      assert.equal((await run({}, ['--report-dir', good])).code, 0);

      const onlyNew = (earlier: string) => ['--fail-on', 'new', '--baseline', join(earlier, 'conformance.json')];
      const worse = await run({ fault }, ['--report-dir', bad, ...onlyNew(good)]);
      assert.deepEqual([worse.code, worse.stderr], [1, '']);
      assert.match(worse.stdout, new RegExp(`^ {2}new: ${address} \\(fail, was pass\\)$`, 'm'));
      const { comparison } = await reportIn(bad);
      assert.deepEqual(comparison?.new, [{ address, was: 'pass', now: 'fail' }]);
      assert.match((await filesIn(bad))['summary.md'] ?? '', /### Since the baseline/);

      const known = await run({ fault }, ['--report-dir', again, ...onlyNew(bad)]);
      assert.deepEqual([known.code, known.stderr], [0, '']);
      assert.match(known.stdout, /0 new, 0 fixed, 1 unchanged/);
      assert.match(known.stdout, /Known findings do not fail the run: --fail-on new\./);
      const sentence = 'No new finding: 1 known finding in ';
      assert.match(known.stdout, new RegExp(`^${sentence}`, 'm'));
      const files = await filesIn(again);
      for (const [name, start] of [
        ['summary.md', `## ${sentence}`],
        ['index.html', `<h1>${sentence}`],
      ] as const) {
        assert.ok(files[name]?.includes(start), name);
        assert.ok(!files[name]?.includes('Not conformant'), name);
      }
      assert.equal(
        (await run({ fault }, ['--report-dir', again, '--baseline', join(bad, 'conformance.json')])).code,
        1,
      );
    }));

  it('takes its own report of last time for the baseline before it writes over it', () =>
    withFolder(async (folder) => {
      const args = ['--report-dir', folder];
      await run({ fault }, args);
      const { code, stdout } = await run({}, [...args, '--baseline', join(folder, 'conformance.json')]);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^ {2}fixed: ${address} `, 'm'));
    }));

  const mistakes: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [['--fail-on', 'new'], '--fail-on new: only --baseline FILE tells which findings are new.'],
    [['--baseline', '/nowhere.json'], '--baseline /nowhere.json: the file cannot be read (ENOENT).'],
    [['--fail-on', 'none', '--baseline', 'x'], "--fail-on: 'none' is none of any, new."],
  ];
  for (const [args, sentence] of mistakes) {
    it(`sends nothing for: ${args.join(' ')}`, () =>
      assert.rejects(
        runCommand.run(args),
        (error) => error instanceof UsageError && error.message.startsWith(sentence),
      ));
  }
});

describe('run in a build', function () {
  this.timeout(600_000);

  it('tells GitHub what fails, and appends its summary', () =>
    withFolder(async (folder) => {
      const stepSummary = join(folder, 'step.md');
      await writeFile(stepSummary, 'before\n');
      const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: stepSummary };
      const { code, stdout } = await run({ fault }, ['--report-dir', join(folder, 'reports')], env);
      assert.equal(code, 1);
      const commands = stdout.split('\n').filter((line) => line.startsWith('::'));
      assert.equal(commands.length, 1);
      assert.ok(commands[0]?.startsWith(`::error title=${address}::displayName is `));
      const summary = await readFile(join(folder, 'reports', 'summary.md'), 'utf8');
      assert.equal(await readFile(stepSummary, 'utf8'), `before\n${summary}`);
    }));

  it('tells Azure Pipelines what fails, and where its summary is', () =>
    withFolder(async (folder) => {
      const { stdout } = await run({ fault }, ['--report-dir', folder], { TF_BUILD: 'True' });
      assert.deepEqual(
        stdout
          .split('\n')
          .filter((line) => line.startsWith('##vso['))
          .map((line) => line.slice(0, line.indexOf(']') + 1)),
        ['##vso[task.logissue type=error]', '##vso[task.uploadsummary]'],
      );
    }));

  it('prints no command of others, on either output, in either build', () =>
    withFolder(async (folder) => {
      const hostile = '\n::set-output name=x::y\n  ::error::z ##vso[task.complete result=Succeeded]##[error]';
      await mkdir(join(folder, 'x'));
      const file = join(folder, 'x', 'file.json');
      await writeFile(file, JSON.stringify({ schemaVersion: hostile }));
      for (const env of [{ GITHUB_ACTIONS: 'true' }, { TF_BUILD: 'True' }]) {
        const { stdout, stderr } = await command(['diff', file, `${hostile}.json`], env);
        const other = await command(['run', hostile], env);
        for (const text of [stdout, stderr, other.stdout, other.stderr]) {
          assert.doesNotMatch(text, /^\s*::|##(vso)?\[/m);
        }
        assert.match(other.stderr, /set-output/);
      }
    }));

  it('prints what it always prints outside of a build', async () => {
    const { stderr } = await command(['run', '::x']);
    assert.equal(stderr, "'::x' is not an option; options start with --.\n");
  });
});

describe('run --har', function () {
  this.timeout(600_000);

  it('writes every request of the run, and no token', () =>
    withFolder(async (folder) => {
      const mock = await startMock({});
      try {
        const { code } = await command(['run', ...topic, '--har', '--report-dir', folder], environmentOf(mock));
        assert.equal(code, 0);
        const text = (await filesIn(folder))['run.har'] ?? '';
        const { log } = JSON.parse(text) as {
          log: { entries: readonly { startedDateTime: string; request: { url: string } }[] };
        };
        const { totals } = await reportIn(folder);
        assert.equal(log.entries.length, totals.requests);
        for (const { request, startedDateTime } of log.entries) {
          assert.ok(request.url.startsWith(mock.baseUrl));
          assert.ok(Number.isFinite(Date.parse(startedDateTime)));
        }
        for (const secret of [mock.token, mock.readerToken]) assert.ok(!text.includes(secret));
      } finally {
        await mock.close();
      }
    }));
});
