import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, startMock, UsageError } from '../../cli/api/index.ts';
import { mergeCommand } from '../../cli/merge.ts';
// The specs are loaded once in a process: by this.
import '../runner/checks.ts';
import { nobody } from '../target/server.ts';
import { command, neutral, withFolder } from './run-command.ts';

const few = { maxWrites: 1, seed: 7, only: ['ROUTE-01'] } as const;

interface Obstacle {
  readonly what: string;
  /** Puts it there; `folder` is empty. */
  readonly put: (folder: string) => void;
  readonly options: (folder: string) => Parameters<typeof run>[0];
  readonly sentence: (folder: string) => string;
}

const file = (folder: string): string => join(folder, 'file');
const putFile = (folder: string): void => writeFileSync(file(folder), '');
const putFolder =
  (name: string) =>
  (folder: string): void =>
    void mkdirSync(join(folder, name, 'x'), { recursive: true });

const obstacles: readonly Obstacle[] = [
  {
    what: 'a file instead of the report folder',
    put: putFile,
    options: (folder) => ({ reportDir: file(folder) }),
    sentence: (folder) => `--report-dir: ${file(folder)} cannot be written: a file is in the way.`,
  },
  {
    what: 'a file above it',
    put: putFile,
    options: (folder) => ({ reportDir: join(file(folder), 'a', 'b') }),
    sentence: (folder) => `--report-dir: ${file(folder)} cannot be written: a file is in the way.`,
  },
  ...['conformance.json', 'mochawesome.html', 'run.har'].map((name) => ({
    what: `a folder instead of ${name}`,
    put: putFolder(name),
    options: (folder: string) => ({ reportDir: folder, har: true }),
    sentence: (folder: string) => `--report-dir: ${join(folder, name)} cannot be written: a folder is in the way.`,
  })),
  ...(process.platform === 'linux'
    ? [
        {
          what: 'a disk that is full',
          put: (folder: string) => symlinkSync('/dev/full', join(folder, '.conformance.json.part')),
          options: (folder: string) => ({ reportDir: folder }),
          sentence: (folder: string) => `--report-dir: ${folder} cannot be written: the disk is full.`,
        },
        {
          what: 'a place where no folder can be made',
          put: () => undefined,
          options: () => ({ reportDir: '/proc/nothing/below' }),
          sentence: () => '--report-dir: /proc/nothing cannot be written: no folder can be made there.',
        },
      ]
    : []),
  {
    what: 'a file instead of the folder of journals',
    put: putFile,
    options: (folder) => ({ journalDir: file(folder) }),
    sentence: (folder) => `--journal-dir: ${file(folder)} cannot be written: a file is in the way.`,
  },
  {
    what: 'a folder of journals that a variable names',
    put: putFile,
    options: (folder) => ({ env: { GRAPH_JOURNAL_DIR: file(folder) } }),
    sentence: (folder) => `GRAPH_JOURNAL_DIR: ${file(folder)} cannot be written: a file is in the way.`,
  },
  {
    what: 'a baseline that is a folder',
    put: () => undefined,
    options: (folder) => ({ baseline: folder }),
    sentence: (folder) => `--baseline ${folder}: the file cannot be read (EISDIR).`,
  },
  {
    what: 'an empty baseline that a variable names',
    put: putFile,
    options: (folder) => ({ env: { GRAPH_BASELINE: file(folder) } }),
    sentence: (folder) => `GRAPH_BASELINE ${file(folder)}: the file is not JSON.`,
  },
];

describe('what cannot be written', function () {
  this.timeout(600_000);

  for (const { what, put, options, sentence } of obstacles) {
    it(`is one sentence before anything is sent, for ${what}`, async () => {
      // Whoever sends something learns that nobody is there.
      const target = `${await nobody()}/beta`;
      await withFolder(async (folder) => {
        put(folder);
        const { env = {}, ...given } = options(folder) ?? {};
        const parents = {
          deviceConfigurationId: 'a',
          macOSSoftwareUpdateAccountSummaryId: 'b',
          macOSSoftwareUpdateCategorySummaryId: 'c',
        };
        const begun = run({ ...few, parents, target, ...given, env: { ...neutral(), GRAPH_TOKEN: 'token', ...env } });
        await assert.rejects(begun, (error) => {
          assert.ok(error instanceof UsageError, String(error));
          assert.equal(error.message, sentence(folder));
          return true;
        });
      });
    });
  }

  it('is one sentence for merge as well, with 2', () =>
    withFolder(async (folder) => {
      putFile(folder);
      const parts = [1, 2].map((number) => join(folder, `${number}`));
      for (const [i, reportDir] of parts.entries())
        await run({ ...few, shard: `${i + 1}/2`, reportDir, env: neutral() });
      await assert.rejects(mergeCommand.run([...parts, '--report-dir', file(folder)]), {
        message: `--report-dir: ${file(folder)} cannot be written: a file is in the way.`,
      });
    }));

  it('is told at the end where it was not known before: everything is deleted, and the report is there', async () => {
    const mock = await startMock();
    try {
      await withFolder(async (folder) => {
        const reportDir = join(folder, 'reports');
        const { report, exitCode, unwritten } = await run({
          ...few,
          target: mock.baseUrl,
          reportDir,
          journalDir: join(folder, 'journal'),
          parents: mock.parameters,
          env: { ...neutral(), GRAPH_TOKEN: mock.token },
          onResult: () => {
            rmSync(reportDir, { recursive: true, force: true });
            writeFileSync(reportDir, '');
          },
        });
        assert.equal(exitCode, 3);
        assert.equal(unwritten, `--report-dir: ${reportDir} cannot be written: a file is in the way.`);
        assert.equal(report.totals.leftover, 0);
        assert.ok(report.totals.created > 0 && report.totals.verdicts.pass === report.results.length);
      });
    } finally {
      await mock.close();
    }
  });

  it('ends the command with 3 and a sentence below the summary', () =>
    withFolder(async (folder) => {
      const page = join(folder, 'run.har');
      const args = ['run', '--max-writes', '1', '--only', 'ROUTE-01', '--har', '--report-dir', folder];
      const spoil = join(folder, '.run.har.part');
      mkdirSync(spoil);
      const { code, stdout, stderr } = await command(args);
      assert.equal(code, 3);
      assert.match(stdout, /0 left over/);
      assert.equal(stderr, `\n--report-dir: ${page} cannot be written: a folder is in the way.\n`);
    }));
});
