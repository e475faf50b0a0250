import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { type CommandOptions, faults, run, startMock, UsageError, variants } from '../../cli/api/index.ts';
import { describeViolations } from '../../schemas/index.ts';
import { optionRows } from '../../target/index.ts';
import type { Result } from '../../verdicts/index.ts';
import { contract } from '../runner/checks.ts';
import { filesIn, neutral, reportSchema, withFolder } from './run-command.ts';

const few = { profile: 'smoke', seed: 7, only: ['ENUM-01', 'ROUTE-01'], env: neutral() } as const;

/** Every option that the command has beside those for parents: types and table have to name the same. */
const all: Required<CommandOptions> = {
  target: 'staging',
  auth: 'token',
  allowWrites: true,
  schemas: 'entities',
  profile: 'smoke',
  maxWrites: 60,
  maxTime: 600,
  seed: 1,
  strict: false,
  only: ['ENUM'],
  shard: '1/2',
  reportDir: 'reports',
  concurrency: 8,
  checkMetadata: false,
  updateWaivers: false,
  baseline: 'conformance.json',
  failOn: 'any',
  har: false,
  runId: 'r1',
  redactAlso: ['contoso'],
  journalDir: 'journal',
};

const refused = (promise: Promise<unknown>, sentence: string): Promise<void> =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof UsageError);
    assert.equal(error.message, sentence);
    return true;
  });

describe('run', function () {
  this.timeout(600_000);

  it('takes every option of the command by its name', () => {
    const parents = contract.entities.flatMap(({ parents }) => parents.map(({ parameter }) => parameter.option));
    const options = optionRows(contract).map(({ option }) => option);
    const names = Object.keys(all).map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    assert.deepEqual(names.toSorted(), options.filter((option) => !parents.includes(option)).toSorted());
  });

  it('judges the embedded mock, and leaves no file', async () => {
    // Tests of commands that run at the same time keep their journals here.
    const files = async () => (await readdir('.')).filter((name) => name !== '.graph-conformance');
    const before = await files();
    const told: Result[] = [];
    const { report, exitCode } = await run({ ...few, onResult: (result) => told.push(result) });
    assert.equal(exitCode, 0);
    assert.equal(describeViolations(reportSchema, report), undefined);
    assert.equal(report.target.embedded, true);
    assert.deepEqual([report.seed, report.profile], [7, 'smoke']);
    assert.ok(report.results.length > 10 && report.results.every(({ verdict }) => verdict === 'pass'));
    assert.deepEqual(told, report.results);
    assert.deepEqual(await files(), before);
  });

  it('judges a mock that a program has started, and writes the files of the command where a folder is given', () =>
    withFolder(async (folder) => {
      const mock = await startMock({ fault: 'text-trims' });
      try {
        const before = mock.snapshot();
        const { report, exitCode } = await run({
          ...few,
          only: ['TEXT-01'],
          target: mock.baseUrl,
          reportDir: folder,
          journalDir: folder,
          har: true,
        });
        assert.equal(exitCode, 1);
        assert.ok(report.results.some(({ id, verdict }) => id === 'TEXT-01' && verdict === 'fail'));
        assert.deepEqual(mock.snapshot(), before);
        const files = await filesIn(folder);
        const names = ['conformance.json', 'index.html', 'junit.xml', 'mochawesome.html', 'run.har', 'summary.md'];
        assert.deepEqual(Object.keys(files).toSorted(), names);
        assert.deepEqual(JSON.parse(files['conformance.json'] ?? ''), JSON.parse(JSON.stringify(report)));
        assert.match(files['mochawesome.html'] ?? '', /TEXT-01\/createMacOSSoftwareUpdateStateSummary/);
      } finally {
        await mock.close();
      }
    }));

  it('can be run twice at once in one process, with and without files', () =>
    withFolder(async (folder) => {
      const both = await Promise.all([run({ ...few, reportDir: folder }), run({ ...few, only: ['ENUM-01'] })]);
      assert.deepEqual(
        both.map(({ exitCode }) => exitCode),
        [0, 0],
      );
      const [one, other] = both.map(({ report }) => new Set(report.results.map(({ id }) => id)));
      assert.deepEqual([one, other], [new Set(['ROUTE-01', 'ENUM-01']), new Set(['ENUM-01'])]);
    }));

  it('ends before its time where its signal is given, and has cleaned up', async () => {
    const mock = await startMock();
    try {
      const before = mock.snapshot();
      const controller = new AbortController();
      const { report, exitCode } = await run({
        ...few,
        only: [],
        target: mock.baseUrl,
        signal: controller.signal,
        onResult: () => controller.abort(new Error('enough was seen')),
      });
      assert.equal(exitCode, 3);
      assert.equal(report.cutShort, 'enough was seen');
      assert.deepEqual(mock.snapshot(), before);
    } finally {
      await mock.close();
    }
  });

  it('hands on what the function of the caller throws, after it has cleaned up', async () => {
    const mock = await startMock();
    const broken = new Error('not mine');
    const onResult = (): void => {
      throw broken;
    };
    try {
      const before = mock.snapshot();
      await assert.rejects(run({ ...few, target: mock.baseUrl, onResult }), broken);
      assert.deepEqual(mock.snapshot(), before);
    } finally {
      await mock.close();
    }
  });

  it('turns a switch off that the environment turns on', async () => {
    const env = { ...neutral(), GRAPH_STRICT: '1' };
    const [on, off] = await Promise.all([run({ ...few, env }), run({ ...few, env, strict: false })]);
    assert.deepEqual([on.report.strict, off.report.strict], [true, false]);
  });

  it('says in one sentence what it cannot use', async () => {
    const wrong = (options: object): Promise<unknown> => run({ ...few, ...options });
    await refused(wrong({ sead: 1 }), "'sead' is no option of run. Did you mean 'seed'?");
    await refused(wrong({ seed: 'x' }), "--seed: 'x' is not a whole number from 0 to 2147483647.");
    await refused(wrong({ runId: '' }), 'runId is empty: it needs a value, or has to be left out.');
    await refused(wrong({ har: true }), 'har: without reportDir there is no folder for run.har.');
    await refused(
      wrong({ parents: { deviceConfigurationID: 'x' } }),
      "'deviceConfigurationID' is no parent. Did you mean 'deviceConfigurationId'?",
    );
    await refused(wrong({ only: ['ENUN'] }), "--only ENUN: there is no requirement 'ENUN'. Did you mean 'ENUM'?");
  });
});

describe('startMock', () => {
  it('lists what it can be, and names the nearest one to what it cannot', async () => {
    assert.ok(faults.length > 500 && variants.length > 50);
    await refused(startMock({ fault: 'text-trim' }), `There is no fault "text-trim"; the nearest is "text-trims".`);
  });
});
