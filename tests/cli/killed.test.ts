import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { contract, type Scene, sweepIn, withScene } from './killed-run.ts';
import { beginCommand } from './run-command.ts';

const runId = 'killed1';
const args = ['run', '--only', 'CREATE', '--only', 'ATOMIC', '--run-id', runId];

/** Requests after which a run is killed, spread over it; more of them by hand: KILLS=20. */
const kills = Number(process.env.KILLS ?? 8);
const lastRequest = 260;
const moments = Array.from({ length: kills }, (_, i) => 2 + Math.round((i * lastRequest) / kills));

/** Begins a run, waits for something to happen on the line, and kills it with no chance to say a word. */
const killWhen = async ({ env }: Scene, happens: Promise<void>, more: Readonly<Record<string, string>> = {}) => {
  const run = beginCommand(args, { ...env, ...more });
  await Promise.race([happens, run.ended]);
  run.process.kill('SIGKILL');
  return run.ended;
};

/** Whether an object holds the same texts as an example. */
const showsAll = (object: unknown, example: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(example)
    .filter(([property]) => !property.startsWith('@') && !property.endsWith('DateTime'))
    .every(([property, value]) => (object as Readonly<Record<string, unknown>>)[property] === value);

const own = { runs: new Set([runId]) };

describe('a run that is killed', function () {
  this.timeout(600_000);

  it(`leaves nothing that a sweep does not find, at ${kills} moments`, async () => {
    const atOnce = pLimit(4);
    const deleted = await Promise.all(
      moments.map((moment, i) =>
        atOnce(() =>
          withScene(async (scene) => {
            const before = scene.mock.snapshot();
            const made = i % 2 === 0 ? {} : { GRAPH_DEVICE_CONFIGURATION_ID: 'create' };
            const { signal, stderr } = await killWhen(scene, scene.line.requests(moment), made);
            const where = `killed at request ${moment}`;
            assert.deepEqual([signal, stderr], ['SIGKILL', ''], where);
            // The line still delivers what had entered it, and a sweep finds only what is there.
            await scene.line.quiet();
            const swept = await sweepIn({ ...scene, env: { ...scene.env, ...made } }, own);
            assert.equal(swept.left, 0, `${where}\n${swept.lines.join('\n')}`);
            assert.deepEqual(scene.mock.snapshot(), before, where);
            assert.deepEqual(await scene.journals(), [], where);
            return swept.deleted;
          }),
        ),
      ),
    );
    assert.ok(deleted.filter((number) => number > 0).length > kills / 2, `deleted: ${deleted}`);
  });

  for (const { name, operations } of contract.entities) {
    it(`leaves no example of ${name} that was sent and not answered, and others keep theirs`, () =>
      withScene(async (scene) => {
        const before = scene.mock.snapshot();
        const example = operations.create.exampleRequest ?? {};
        await killWhen(scene, scene.line.sends(JSON.stringify(example, undefined, 2)));
        // The line still delivers what had entered it: one example, or both that a run sends, beside the one of others.
        await scene.line.quiet();
        const standing = () => scene.mock.snapshot()[name]?.filter((object) => showsAll(object, example)).length;
        while ((standing() ?? 0) < 2) await setImmediate();
        const { deleted, left } = await sweepIn(scene, own);
        assert.ok(deleted > 0);
        assert.equal(left, 0);
        assert.deepEqual(scene.mock.snapshot(), before);
      }));
  }

  it('is finished by the next one', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      await killWhen(scene, scene.line.requests(60));
      assert.notDeepEqual(scene.mock.snapshot(), before);
      assert.equal((await scene.journals()).length, 1);
      const { code, stdout } = await beginCommand(['run', '--only', 'ROUTE'], scene.env).ended;
      assert.match(
        stdout,
        new RegExp(`Swept up after ${runId}, which did not come to an end: \\d+ objects deleted\\.`),
      );
      assert.equal(code, 0);
      assert.deepEqual(scene.mock.snapshot(), before);
      assert.deepEqual(await scene.journals(), []);
    }));
});
