import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../verdicts/index.ts';
import { type Scene, sweepIn, withScene } from './killed-run.ts';
import { beginCommand } from './run-command.ts';

const args = ['run', '--only', 'CREATE', '--only', 'UPDATE', '--run-id', 'stopped1'];

const reportOf = async ({ folder }: Scene): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;

describe('a run that is interrupted', function () {
  this.timeout(600_000);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`by ${signal} cleans up, writes the report and ends with 3`, () =>
      withScene(async (scene) => {
        const before = scene.mock.snapshot();
        const run = beginCommand(args, scene.env);
        await scene.line.requests(70);
        run.process.kill(signal);
        const { code, stderr } = await run.ended;
        assert.match(stderr, new RegExp(`^\\n${signal}: [^\\n]+\\n$`));
        assert.equal(code, 3);
        assert.deepEqual(scene.mock.snapshot(), before);
        assert.deepEqual(await scene.journals(), []);
        const { results, totals } = await reportOf(scene);
        const reasons = new Set(results.map(({ verdict, reason }) => (verdict === 'error' ? reason : 'judged')));
        assert.ok(reasons.has('the run was interrupted'));
        assert.deepEqual([...reasons].toSorted(), [...reasons].filter((one) => one !== undefined).toSorted());
        assert.ok(totals.created > 0);
        assert.equal(totals.leftover, 0);
      }));
  }

  it('before its first answer ends with 3 and one sentence', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      const run = beginCommand(args, scene.env);
      await scene.line.requests(2);
      run.process.kill('SIGINT');
      const { code } = await run.ended;
      assert.equal(code, 3);
      assert.deepEqual(scene.mock.snapshot(), before);
    }));

  it('with a parent object of its own deletes that, too', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      const run = beginCommand(args, { ...scene.env, GRAPH_DEVICE_CONFIGURATION_ID: 'create' });
      await scene.line.requests(40);
      run.process.kill('SIGINT');
      assert.equal((await run.ended).code, 3);
      assert.deepEqual(scene.mock.snapshot(), before);
    }));

  it('a second time ends at once, as the signal does, and says how to sweep', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      const run = beginCommand(args, scene.env);
      await scene.line.requests(70);
      run.process.kill('SIGINT');
      await run.says('SIGINT: ');
      run.process.kill('SIGINT');
      const { signal, stderr } = await run.ended;
      assert.equal(signal, 'SIGINT');
      const [file = ''] = await scene.journals();
      assert.ok(stderr.includes(file) && file.startsWith('stopped1-'), stderr);
      assert.match(stderr, /graph-conformance sweep --run stopped1 --target http:\S+\n$/);
      assert.equal((await sweepIn(scene, { runs: new Set(['stopped1']) })).left, 0);
      assert.deepEqual(scene.mock.snapshot(), before);
    }));
});
