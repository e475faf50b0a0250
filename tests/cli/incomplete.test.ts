import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MockOptions } from '../../mock/index.ts';
import { concludeFrom } from '../../reporters/conclusion.ts';
import { validate } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { textOf } from '../reporters/page.ts';
import { type Scene, withScene } from './killed-run.ts';
import { beginCommand, command, withFolder } from './run-command.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../reporters/conformance.schema.json', import.meta.url), 'utf8'),
) as object;

const names = ['conformance.json', 'index.html', 'junit.xml', 'summary.md'];
const notOver = 'the run is not over: it was killed, or is still going on';
const earlierText = 'what an earlier run has left here';

const reportIn = async (folder: string): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;

/** Every file of a report, each written to its end. */
const assertWhole = async (folder: string): Promise<Report> => {
  const report = await reportIn(folder);
  assert.deepEqual(validate(schema, report), []);
  const { sentence } = concludeFrom(report);
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  assert.ok(textOf(page).includes(sentence), sentence);
  assert.match(page, /<\/html>\n$/);
  assert.match(await readFile(join(folder, 'junit.xml'), 'utf8'), /<\/testsuites>\n$|<testsuites [^>]*\/>\n$/);
  const [title] = (await readFile(join(folder, 'summary.md'), 'utf8')).split('\n');
  assert.ok(title?.includes(sentence), title);
  return report;
};

/** Requests after which something is judged, and more are to come. */
const halfway = 300;

/**
 * Begins a run in a folder that holds the reports of another one, and kills it once its own says enough. It is held on
 * its way: it must not be over before.
 */
const killOnce = async ({ env, folder, line }: Scene, enough: (report: Report) => boolean): Promise<Report> => {
  for (const name of names) await writeFile(join(folder, name), earlierText);
  line.holdFrom(halfway);
  const changes = watch(folder);
  const run = beginCommand(['run', '--run-id', 'killed2'], env);
  for await (const { filename } of changes) {
    if (filename !== 'summary.md') continue;
    // Read while it is being written again and again: there is never a part of it.
    if (enough(await reportIn(folder))) break;
    assert.equal(run.process.exitCode, null, 'the run was over before its report said enough');
  }
  run.process.kill('SIGKILL');
  assert.equal((await run.ended).signal, 'SIGKILL');
  return assertWhole(folder);
};

describe('the reports of a run that is killed', function () {
  this.timeout(600_000);

  it('say that nothing is known where it had judged nothing, and nothing of an earlier run is left', () =>
    withScene(async (scene) => {
      const report = await killOnce(scene, () => true);
      assert.deepEqual([report.results, report.runId], [[], 'killed2']);
      assert.equal(concludeFrom(report).sentence, `No verdict: ${notOver}`);
    }));

  it('hold what was judged, and can be compared', () =>
    withScene(async (scene) => {
      const report = await killOnce(scene, ({ results }) => results.length > 0);
      assert.equal(concludeFrom(report).sentence, `No verdict: ${notOver}`);
      assert.ok(report.totals.created > 0);
      assert.equal(report.leftovers, undefined);
      const file = join(scene.folder, 'conformance.json');
      const { code, stdout, stderr } = await command(['diff', file, file]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^ {2}0 new, 0 fixed, 0 unchanged$/m);
    }));

  const wrong: MockOptions = { fault: 'route-update-405' };
  it('tell the findings there were, with their evidence', () =>
    withScene(async (scene) => {
      const report = await killOnce(scene, ({ results }) => results.some(({ verdict }) => verdict === 'fail'));
      const { outcome, sentence } = concludeFrom(report);
      assert.equal(outcome, 'not-conformant');
      assert.match(sentence, new RegExp(`^Not conformant: .* in \\d+ address(es)?.*; ${notOver}$`));
      const finding = report.results.find(({ verdict }) => verdict === 'fail')?.finding;
      assert.ok(finding?.message !== '' && finding?.curl !== undefined);

      const older = join(scene.folder, 'older');
      await mkdir(older);
      const file = join(older, 'conformance.json');
      await writeFile(
        file,
        JSON.stringify({ ...report, results: report.results.filter(({ verdict }) => verdict === 'pass') }),
      );
      const { code, stderr } = await command(['diff', file, join(scene.folder, 'conformance.json')]);
      assert.deepEqual([code, stderr], [1, '']);
    }, wrong));
});

describe('the reports of a run', function () {
  this.timeout(600_000);

  it('say why it did not begin', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'run.har'), earlierText);
      const { code, stderr } = await command(
        ['run', '--report-dir', folder, '--journal-dir', join(folder, 'journal')],
        {
          GRAPH_BASE_URL: 'http://127.0.0.1:9/beta',
          GRAPH_TOKEN: 'none',
        },
      );
      const { outcome, sentence, detail } = concludeFrom(await assertWhole(folder));
      assert.equal(outcome, 'no-verdict');
      assert.equal(sentence, 'No verdict: the run did not begin');
      assert.equal(detail, stderr.trim().replace(/\.$/, ''));
      assert.equal(code, 3);
      const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
      assert.ok(textOf(await text('index.html')).includes('Nothing was judged.'));
      for (const name of ['index.html', 'summary.md', 'junit.xml']) {
        assert.match(await text(name), /127\.0\.0\.1:9 .*cannot be reached/, name);
        assert.doesNotMatch(await text(name), /judged on|Nothing that was judged/, name);
      }
      assert.match(await text('junit.xml'), /<testsuites [^>]*tests="1" failures="0" errors="1"/);
      const file = join(folder, 'conformance.json');
      const compared = await command(['diff', file, file]);
      assert.equal(compared.code, 2);
      assert.match(
        compared.stderr,
        /conformance\.json: nothing was judged in that run, and there is nothing to compare: /,
      );
      assert.ok(!(await readdir(folder)).includes('run.har'));
    }));

  it('are whole and nothing else is left when it is over', () =>
    withFolder(async (folder) => {
      await command(['run', '--only', 'ROUTE', '--report-dir', folder]);
      assert.equal((await assertWhole(folder)).cutShort, undefined);
      assert.deepEqual((await readdir(folder)).toSorted(), [...names, 'mochawesome.html'].toSorted());
    }));
});
