import assert from 'node:assert/strict';
import { newRunId } from '../../target/index.ts';
import { collectionOf, connect } from '../mock/client.ts';
import { type Scene, withScene } from './killed-run.ts';
import { beginCommand, command, type Ended } from './run-command.ts';

const hour = 3_600_000;
const idAged = (ms: number): string => newRunId(new Date(Date.now() - ms));

const sweep = ({ env }: Scene, ...args: string[]): Promise<Ended> => command(['sweep', ...args], env);

/** Puts an object with the mark of a run into the service; its id. */
const leave = async ({ mock }: Scene, runId: string): Promise<string> => {
  const body = { displayName: `macOS 14 gcs-${runId}-0a1b2c3` };
  const { json } = await connect(mock)('POST', collectionOf('macOSSoftwareUpdateStateSummary', mock), { body });
  return (json as { readonly id: string }).id;
};

/** Puts a parent object with the mark of a run into the service, and a marked object below it. */
const leaveParent = async ({ mock }: Scene, runId: string): Promise<void> => {
  const client = connect(mock);
  const { json } = await client('POST', 'deviceManagement/deviceConfigurations', {
    body: {
      '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration',
      displayName: `ring gcs-${runId}-0a1b2c3`,
    },
  });
  const collection = collectionOf('windowsUpdateState', {
    ...mock,
    parameters: { deviceConfigurationId: (json as { readonly id: string }).id },
  });
  await client('POST', collection, { body: { deviceId: `gcs-${runId}-0a1b2c3` } });
};

const idsIn = ({ mock }: Scene): readonly unknown[] =>
  (mock.snapshot().macOSSoftwareUpdateStateSummary ?? []).map((object) => (object as { readonly id: unknown }).id);

describe('graph-conformance sweep', function () {
  this.timeout(600_000);

  it('deletes what old runs have left, and leaves young ones and those of unknown age alone', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      const old = idAged(3 * hour);
      const gone = await leave(scene, old);
      await leaveParent(scene, old);
      const young = idAged(hour);
      const kept = await leave(scene, young);
      const { code, stdout, stderr } = await sweep(scene);
      assert.deepEqual([code, stderr], [0, '']);
      assert.ok(!idsIn(scene).includes(gone) && idsIn(scene).includes(kept));
      assert.match(stdout, new RegExp(`deleted  http:\\S+/${gone} \\(run ${old}\\)`));
      assert.match(stdout, new RegExp(`stays +1 object of run ${young}: the run began less than 2 h ago`));
      assert.match(stdout, /stays +1 object of run anotherrun: unknown age: name it with --run anotherrun/);
      assert.match(stdout, /^3 objects deleted, 0 left\.$/m);
      assert.deepEqual(scene.mock.snapshot().windowsUpdateState, before.windowsUpdateState);
      assert.deepEqual(
        scene.mock.snapshot().windowsUpdateForBusinessConfiguration,
        before.windowsUpdateForBusinessConfiguration,
      );
    }));

  it('takes a run by its name, however young', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      await leave(scene, 'mine');
      await leaveParent(scene, 'mine');
      const listed = await sweep(scene, '--dry-run', '--run=mine');
      assert.match(listed.stdout, /^found /m);
      assert.match(listed.stdout, /^3 objects found, nothing deleted\.$/m);
      assert.notDeepEqual(scene.mock.snapshot(), before);
      const { code, stdout } = await sweep(scene, '--run', 'mine');
      assert.equal(code, 0);
      assert.match(stdout, /^3 objects deleted, 0 left\.$/m);
      assert.deepEqual(scene.mock.snapshot(), before);
    }));

  it('leaves a run alone that is still going on', () =>
    withScene(async (scene) => {
      const run = beginCommand(['run', '--only', 'CREATE', '--run-id', 'going1'], scene.env);
      await scene.line.requests(60);
      run.process.kill('SIGSTOP');
      // What had entered the line is still delivered.
      await scene.line.quiet();
      const before = scene.mock.snapshot();
      const { code, stdout } = await sweep(scene, '--run', 'going1');
      assert.equal(code, 0);
      assert.match(stdout, /run going1: the run is still going on in process \d+/);
      assert.match(stdout, /^0 objects deleted, 0 left\.$/m);
      assert.deepEqual(scene.mock.snapshot(), before);
      run.process.kill('SIGKILL');
      await run.ended;
    }));

  it('ends with 3 where something cannot be looked into', () =>
    withScene(async (scene) => {
      const env = { ...scene.env, GRAPH_DEVICE_CONFIGURATION_ID: 'nowhere' };
      const { code, stdout } = await command(['sweep'], env);
      assert.equal(code, 3);
      assert.match(stdout, /^unclear +http:\S+nowhere\S+: the list answers 404/m);
    }));

  const mistakes: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
    [['--older-than', 'soon'], /^--older-than: 'soon' is no whole number of minutes, hours or days such as 30m/],
    [['--run', 'A-B'], /^--run: 'A-B' is not 1 to 24 lower-case letters and digits\.$/m],
    [['--run'], /^--run needs a value: --run ID\.$/m],
    [['--dry-rum'], /^--dry-rum is not an option\. Did you mean '--dry-run'\?$/m],
    [[], /^sweep needs --target: the embedded mock ends with its run\.$/m],
    [['--target', 'https://graph.example.com/beta'], /--allow-writes lets it/],
  ];
  for (const [args, sentence] of mistakes) {
    it(`ends with 2 and one sentence for: sweep ${args.join(' ')}`, async () => {
      const ids = Object.fromEntries(
        ['DEVICE_CONFIGURATION', 'MACOS_ACCOUNT_SUMMARY', 'MACOS_CATEGORY_SUMMARY'].map((name) => [
          `GRAPH_${name}_ID`,
          'x',
        ]),
      );
      const { code, stderr } = await command(['sweep', ...args], { GRAPH_TOKEN: 'x', ...ids });
      assert.match(stderr, sentence);
      assert.equal(code, 2);
    });
  }
});
