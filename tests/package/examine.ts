import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeViolations } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { reportSchema, root } from '../cli/run-command.ts';
import { contract } from '../runner/checks.ts';
import { emptyFolder, type Installed } from './install.ts';

/** What has to work from a folder that holds nothing but the installed package. */
interface Examination {
  readonly title: string;
  readonly run: (installed: Installed) => Promise<void>;
}

const reportIn = async (folder: string): Promise<Report> => {
  const report = JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;
  assert.equal(describeViolations(reportSchema, report), undefined);
  return report;
};

const whole = ['run', '--seed', '7'] as const;
const files = ['conformance.json', 'index.html', 'junit.xml', 'mochawesome.html', 'summary.md'];

const assertConformant = async (folder: string): Promise<void> => {
  const { results, totals } = await reportIn(join(folder, 'reports'));
  assert.ok(results.length > 200);
  assert.deepEqual(totals.verdicts, { pass: results.length });
  for (const name of files) assert.ok(existsSync(join(folder, 'reports', name)), name);
};

/** In the order of the command's help. */
export const examinations: readonly Examination[] = [
  {
    title: 'runs on that Node, without tsx',
    run: async ({ start, node, folder }) => {
      const { stdout } = await start('node', ['--print', 'process.execPath']);
      assert.equal(stdout.trim(), node);
      assert.ok(!existsSync(join(folder, 'node_modules', 'tsx')));
    },
  },
  {
    title: 'graph-conformance --version',
    run: async ({ command }) => {
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
      assert.deepEqual(await command('--version'), { code: 0, signal: null, stdout: `${version}\n`, stderr: '' });
    },
  },
  {
    title: 'graph-conformance list',
    run: async ({ command }) => {
      const { code, stdout, stderr } = await command('list');
      assert.deepEqual([code, stderr], [0, '']);
      const ids = stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]);
      assert.deepEqual(
        ids,
        contract.requirements.map(({ id }) => id),
      );
    },
  },
  {
    title: 'graph-conformance run',
    run: async ({ command, folder }) => {
      const { code, stdout, stderr } = await command(...whole);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^Repeat {2}graph-conformance run --seed 7$/m);
      await assertConformant(folder);
    },
  },
  {
    title: 'npx --package graph-conformance-….tgz graph-conformance run, in an empty folder',
    run: async ({ start, tarball }) => {
      const { folder, remove } = await emptyFolder();
      try {
        const args = ['--yes', '--prefer-offline', '--package', tarball, 'graph-conformance', ...whole];
        const { code, stderr } = await start('npx', args, folder);
        assert.equal(code, 0, stderr);
        await assertConformant(folder);
      } finally {
        await remove();
      }
    },
  },
  {
    title: 'ends with 2 and one sentence for a mistake',
    run: async ({ command }) => {
      const { code, stderr } = await command('run', '--sead', '1');
      assert.deepEqual([code, stderr], [2, "--sead is not an option. Did you mean '--seed'?\n"]);
    },
  },
  {
    title: 'names lines of the sources in a stack',
    run: async ({ start, folder }) => {
      const bin = join(folder, 'node_modules', 'graph-conformance', 'cli', 'graph-conformance.js');
      const program = [
        "process.argv[2] = '--version';",
        `await import(${JSON.stringify(pathToFileURL(bin).href)});`,
        "const { run } = await import('graph-conformance');",
        'await run({ har: true }).catch(({ stack }) => console.log(stack));',
      ].join('\n');
      const { stdout, stderr } = await start('node', ['--input-type=module', '--eval', program]);
      assert.equal(stderr, '');
      const written = (await readFile(join(root, 'cli', 'api', 'run.ts'), 'utf8')).split('\n');
      const line = written.findIndex((text) => text.includes('UsageError(')) + 1;
      assert.match(stdout, new RegExp(`/cli/api/run\\.ts:${line}:`));
    },
  },
  {
    title: 'run, startMock and the schemas, imported by a program',
    run: async ({ start, folder }) => {
      await cp(fileURLToPath(new URL('program.js', import.meta.url)), join(folder, 'program.mjs'));
      const { code, stdout, stderr } = await start('node', ['program.mjs']);
      assert.deepEqual([code, stderr], [0, '']);
      const { good, bad, schema } = JSON.parse(stdout) as {
        readonly good: { readonly exitCode: number; readonly report: Report };
        readonly bad: { readonly exitCode: number; readonly report: Report };
        readonly schema: object;
      };
      assert.deepEqual(schema, reportSchema);
      for (const { report } of [good, bad]) assert.equal(describeViolations(reportSchema, report), undefined);
      assert.deepEqual([good.exitCode, good.report.totals.verdicts], [0, { pass: good.report.results.length }]);
      assert.equal(bad.exitCode, 1);
      assert.ok(bad.report.results.some(({ id, verdict }) => id === 'TEXT-01' && verdict === 'fail'));
    },
  },
];
