import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeCommand } from '../../cli/merge.ts';
import { describeViolations } from '../../schemas/index.ts';
import { UsageError } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { report as base } from '../reporters/fixture.ts';
import { sayings } from '../runner/shards.ts';
import { type Scene, withScene } from './killed-run.ts';
import { beginCommand, command, type Ended, filesIn, withFolder } from './run-command.ts';

const schema = JSON.parse(
  await readFile(new URL('../../reporters/conformance.schema.json', import.meta.url), 'utf8'),
) as object;

const reportIn = async (folder: string): Promise<Report> => {
  const report = JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;
  assert.equal(describeViolations(schema, report), undefined);
  return report;
};

const of = 2;
const fault = 'text-trims';
const only = ['--only', 'TEXT', '--only', 'CREATE-03', '--only', 'ROUTE'];

const begin = ({ env, folder }: Scene, part: string) => {
  const reports = join(folder, part.replace('/', '-of-'));
  return beginCommand(['run', ...only, '--shard', part, '--run-id', 'merged', '--report-dir', reports], env);
};

const numbers = Array.from({ length: of }, (_, i) => i + 1);
const foldersIn = ({ folder }: Scene, numbers: readonly number[]): readonly string[] =>
  numbers.map((number) => join(folder, `${number}-of-${of}`));

const merge = ({ folder }: Scene, folders: readonly string[], ...more: readonly string[]): Promise<Ended> =>
  command(['merge', ...folders, '--report-dir', join(folder, 'merged'), ...more]);

/** Tests of JUnit's file, without what was timed. */
const testsIn = (xml: string | undefined): string => (xml ?? '').replaceAll(/ (?:time|timestamp)="[^"]*"/g, '');

describe('graph-conformance merge', function () {
  this.timeout(600_000);

  it('says what the whole run says, with one shard killed and begun again, and ends as it ends', () =>
    withScene(
      async (scene) => {
        const before = scene.mock.snapshot();
        const { folder, env, line } = scene;
        const first = begin(scene, `1/${of}`);
        await line.requests(30);
        first.process.kill('SIGKILL');
        assert.equal((await first.ended).signal, 'SIGKILL');
        assert.notDeepEqual(scene.mock.snapshot(), before);
        const dead = join(folder, 'dead');
        await cp(join(folder, `1-of-${of}`), dead, { recursive: true });

        // All at once, the killed one with its own id again: whoever comes first sweeps up after it.
        const ended = await Promise.all(numbers.map((number) => begin(scene, `${number}/${of}`).ended));
        for (const { code, stderr } of ended) assert.deepEqual([code === 0 || code === 1, stderr], [true, '']);
        assert.ok(ended.some(({ stdout }) => stdout.includes('Swept up after mergeds1')));
        assert.deepEqual(scene.mock.snapshot(), before);
        assert.deepEqual(await scene.journals(), []);

        const whole = join(folder, 'whole');
        const { code: expected } = await command(['run', ...only, '--run-id', 'merged', '--report-dir', whole], env);
        const { code, stdout, stderr } = await merge(scene, foldersIn(scene, numbers).toReversed());
        assert.deepEqual([code, expected, stderr], [1, 1, '']);
        assert.match(stdout, /Not conformant: \d+ finding/);

        const one = await reportIn(whole);
        const joined = await reportIn(join(folder, 'merged'));
        assert.deepEqual(sayings(joined), sayings(one));
        assert.equal(joined.shard, undefined);
        const [files, wanted] = [await filesIn(join(folder, 'merged')), await filesIn(whole)];
        assert.deepEqual(Object.keys(files), Object.keys(wanted));
        assert.equal(
          testsIn(files['junit.xml'])
            .match(/<testcase [^>]*>/g)
            ?.join('\n'),
          testsIn(wanted['junit.xml'])
            .match(/<testcase [^>]*>/g)
            ?.join('\n'),
        );
        for (const name of ['index.html', 'mochawesome.html', 'summary.md']) {
          for (const { id, operation } of joined.results.filter(({ verdict }) => verdict === 'fail'))
            assert.ok(files[name]?.includes(`${id}/${operation}`), `${name} shows ${id}/${operation}`);
        }

        const again = await merge(scene, [dead, ...foldersIn(scene, numbers.slice(1))]);
        assert.equal(again.code, 3);
        assert.match(again.stdout, new RegExp(`shard 1/${of}: the run is not over`));

        const known = await merge(
          scene,
          foldersIn(scene, numbers),
          '--baseline',
          join(whole, 'conformance.json'),
          '--fail-on',
          'new',
        );
        assert.equal(known.code, 0);
      },
      { fault },
    ));

  it('refuses what is not one run, in a sentence', () =>
    withFolder(async (folder) => {
      const part = { number: 1, of: 2, answerMs: {}, visibleMs: {}, symptoms: [] };
      const write = async (name: string, change: object): Promise<string> => {
        await mkdir(join(folder, name));
        const text = JSON.stringify({ ...base, shard: part, ...change });
        await writeFile(join(folder, name, 'conformance.json'), text);
        return join(folder, name);
      };
      const second = { shard: { ...part, number: 2 } };
      const one = await write('one', {});
      const refused = async (folders: readonly string[], message: RegExp, out = 'merged'): Promise<void> => {
        await assert.rejects(mergeCommand.run([...folders, '--report-dir', join(folder, out)]), (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, /^[^\n]+\.$/);
          assert.match(error.message, message);
          return true;
        });
      };
      await refused([one], /^Shard 2\/2 is missing\.$/);
      await refused([one, one], /are both shard 1\/2\.$/);
      await refused([one, await write('seed', { ...second, seed: 99 })], /seed\S+: its seed is 99, and that of \S+one/);
      await refused([one, await write('profile', { ...second, profile: 'deep' })], /its profile is deep, and that of/);
      const budget = { writes: 25, given: true };
      await refused(
        [one, await write('budget', { ...second, budget })],
        /budget\S+: its budget of writes is 25, and that of \S+one\S+ is not told\.$/,
      );
      const target = { baseUrl: 'https://other.example/beta' };
      await refused(
        [one, await write('target', { ...second, target })],
        /its target is https:\/\/other\.example\/beta,/,
      );
      const suite = { ...base.suite, version: '9.9.9' };
      await refused([one, await write('suite', { ...second, suite })], /its version of the suite is 9\.9\.9,/);
      await refused(
        [one, await write('strict', { ...second, strict: true })],
        /its way to count warnings is --strict,/,
      );
      await refused(
        [one, await write('only', { ...second, only: ['ENUM', 'TEXT-01'] })],
        /its choice of addresses is ENUM TEXT-01, and that of \S+one\S+ is everything\.$/,
      );
      await refused([one, await write('of', { shard: { ...part, of: 3 } })], /its number of shards is 3, and that of/);
      await refused([one, await write('whole', { shard: undefined })], /whole\S+: the report is of a whole run/);
      await refused([one, await write('cut', { shard: { number: 2 } })], /\/shard\/\w+ /);
      await refused([one, join(folder, 'nothing')], /nothing/);
      await refused([], /^merge needs the report folder of each shard\.$/);
      await refused([one, await write('two', second)], /would be overwritten\.$/, 'one');
      await refused([one, join(folder, 'two'), '--fail-on', 'new'], /^--fail-on new: only --baseline FILE/);
    }));

  it('takes a shard that has nothing to judge', () =>
    withFolder(async (folder) => {
      const args = ['run', '--only', 'ROUTE-01/createWindowsUpdateState', '--profile', 'smoke', '--seed', '1'];
      const shards = await Promise.all(
        [1, 2].map(async (number) => {
          const path = join(folder, `${number}`);
          return { path, ...(await command([...args, '--shard', `${number}/2`, '--report-dir', path])) };
        }),
      );
      assert.deepEqual(
        shards.map(({ code }) => code),
        [0, 0],
      );
      const idle = shards.filter(({ stdout }) => /^Nothing to judge: shard \d\/2 has no address\.$/m.test(stdout));
      assert.equal(idle.length, 1);
      for (const { path } of idle) {
        const { results, totals } = await reportIn(path);
        assert.deepEqual([results, totals.requests], [[], 0]);
        assert.equal(Object.keys(await filesIn(path)).length, 5);
      }
      const out = join(folder, 'merged');
      const { code } = await command(['merge', ...shards.map(({ path }) => path), '--report-dir', out]);
      assert.equal(code, 0);
      assert.equal((await reportIn(out)).results.length, 1);
    }));
});
