import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../cli/api/index.ts';
import { runCommand } from '../../cli/run.ts';
import { optionRows, readContract, UsageError } from '../../target/index.ts';
import { command, neutral, withFolder } from '../cli/run-command.ts';
import { exampleEntity, exampleFolder } from './example.ts';
import { environmentFor } from './judge.ts';
import { faults } from './service/faults.ts';
import { startService } from './service/start.ts';

const [parent] = exampleEntity.parents;
const { name = '', option = '', variable = '' } = parent?.parameter ?? {};

const assertRefused = (args: readonly string[], sentence: string | RegExp, env = {}): void => {
  assert.throws(
    () => readContract(args, env),
    (error) => {
      assert.ok(error instanceof UsageError);
      if (typeof sentence === 'string') assert.equal(error.message, sentence);
      else assert.match(error.message, sentence);
      return true;
    },
  );
};

/** Calls with a copy of the folder in which one text of one file is another. */
const withEdited = (file: string, text: string, other: string, use: (folder: string) => void): Promise<void> =>
  withFolder(async (folder) => {
    cpSync(exampleFolder, folder, { recursive: true });
    const path = join(folder, exampleEntity.name, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(text, other));
    use(folder);
  });

describe('a folder of entities', () => {
  it('is taken from the option, and else from the environment', () => {
    const names = (args: readonly string[], env: Record<string, string> = {}): readonly string[] =>
      readContract(args, env).entities.map((entity) => entity.name);
    const own = names([]);
    assert.ok(own.length === 2 && !own.includes(exampleEntity.name));
    assert.deepEqual(names(['--strict', '--schemas', exampleFolder, '--seed', '1']), [exampleEntity.name]);
    assert.deepEqual(names([`--schemas=${exampleFolder}`], { GRAPH_SCHEMAS: 'none' }), [exampleEntity.name]);
    assert.deepEqual(names(['--seed', '1'], { GRAPH_SCHEMAS: exampleFolder }), [exampleEntity.name]);
  });

  it('gives its parents options', () => {
    const options = (args: readonly string[]): readonly string[] =>
      optionRows(readContract(args, {})).map((row) => row.option);
    assert.ok(!options([]).includes(option));
    assert.ok(options(['--schemas', exampleFolder]).includes(option));
  });

  it('has to be there, and to hold entities', () =>
    withFolder(async (folder) => {
      const missing = join(folder, 'none');
      assertRefused(['--schemas', missing], `--schemas: there is no folder ${missing}.`);
      assertRefused([], `GRAPH_SCHEMAS: there is no folder ${missing}.`, { GRAPH_SCHEMAS: missing });
      assertRefused(
        ['--schemas', folder],
        `--schemas: ${folder}: the folder holds no entity: a folder with resource.schema.json and operations.openapi.json.`,
      );
    }));

  it('has its first mistake named, with file and place', () =>
    withEdited('resource.schema.json', 'Edm.Int32', 'Edm.Int16', (folder) =>
      assertRefused(
        ['--schemas', folder],
        /^--schemas: \S+resource\.schema\.json: \/\$defs\/\S+\/x-edm-type must match pattern .*$/,
      ),
    ));

  it('cannot call a parent what the suite calls something else', () =>
    withEdited('operations.openapi.json', `"${option}"`, '"seed"', (folder) =>
      assertRefused(
        ['--schemas', folder],
        `--schemas: x-fixture of {${name}} names --seed and ${variable}, and --seed is an option already.`,
      ),
    ));
});

describe('a run about a folder of entities', function () {
  this.timeout(600_000);

  it('needs a service, because the mock serves no other entities', () =>
    assert.rejects(run({ schemas: exampleFolder, env: {} }), {
      name: 'UsageError',
      message: `--schemas ${exampleFolder}: the embedded mock serves the suite's own entities alone; --target names a service that has these.`,
    }));

  it('has the options of their parents in its help', () => {
    const shown = (args: readonly string[]): boolean =>
      runCommand.help(args).join('\n').includes(`--${option} ID|discover\n`);
    assert.deepEqual([shown([]), shown(['--schemas', exampleFolder])], [false, true]);
  });

  it('is named by the reports of shards, which merge joins, and from which replay goes on', async () => {
    const service = await startService(faults.find(({ violates }) => violates === 'TYPE-06')?.bad);
    const env = environmentFor(service);
    try {
      await withFolder(async (folder) => {
        for (const number of [1, 2]) {
          const { exitCode } = await run({
            target: service.root,
            schemas: exampleFolder,
            parents: { [name]: 'discover' },
            env: { ...neutral(), ...env },
            seed: 1,
            only: ['TYPE-06'],
            shard: `${number}/2`,
            reportDir: join(folder, `${number}`),
            journalDir: join(folder, 'journal'),
          });
          assert.equal(exitCode, 1);
        }
        const all = join(folder, 'all');
        const merged = await command(['merge', join(folder, '1'), join(folder, '2'), '--report-dir', all]);
        assert.deepEqual([merged.code, merged.stderr], [1, '']);
        const report = join(all, 'conformance.json');
        assert.equal(JSON.parse(readFileSync(report, 'utf8')).schemas, exampleFolder);
        const address = `TYPE-06/${exampleEntity.operations.update.id}`;
        const again = await command(['replay', `${report}#${address}`, `--${option}`, 'discover'], env);
        assert.equal(again.code, 1, again.stderr);
        assert.match(again.stdout, /is still broken/);
        assert.equal(service.count(), 0);
      });
    } finally {
      await service.close();
    }
  });
});
