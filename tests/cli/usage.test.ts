import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from '../../cli/commands.ts';
import { loadContract } from '../../schemas/index.ts';
import { optionRows } from '../../target/index.ts';
import { nobody } from '../target/server.ts';
import { command, type Ended } from './run-command.ts';

const contract = loadContract();

/** One line for the user and nothing of ours. */
const assertOneSentence = ({ stderr, stdout }: Ended, sentence: RegExp | string): void => {
  assert.match(stderr, /^[^\n]+\n$/);
  assert.doesNotMatch(stderr, /^\s+at |\.[tj]s:\d+/m);
  if (typeof sentence === 'string') assert.equal(stderr, `${sentence}\n`);
  else assert.match(stderr, sentence);
  assert.equal(stdout, '');
};

describe('graph-conformance', function () {
  this.timeout(600_000);

  const mistakes: readonly (readonly [args: string, sentence: string])[] = [
    ['run --sead 1', "--sead is not an option. Did you mean '--seed'?"],
    ['run --seed x', "--seed: 'x' is not a whole number from 0 to 2147483647."],
    ['run --only ENUN-03', "--only ENUN-03: there is no requirement 'ENUN-03'. Did you mean 'ENUM-03'?"],
    ['run --hlep', "--hlep is not an option. Did you mean '--help'?"],
    [
      'run --target staging.exampel',
      "--target: there is no file targets/staging.exampel.json, and 'staging.exampel' is no URL, which would begin with https://. Did you mean 'staging.example'?",
    ],
    ['mock --prot 1', "--prot is not an option. Did you mean '--port'?"],
    ['mock --port 70000', "--port: '70000' is not a port from 0 to 65535."],
    ['help rum', "'rum' is no command. Did you mean 'run'? graph-conformance --help lists them."],
    ['rum', "'rum' is no command. Did you mean 'run'? graph-conformance --help lists them."],
  ];

  for (const [args, sentence] of mistakes) {
    it(`ends with 2 and one sentence for: ${args}`, async () => {
      const ended = await command(args.split(' '));
      assertOneSentence(ended, sentence);
      assert.equal(ended.code, 2);
    });
  }

  it('names the nearest fault of the mock', async () => {
    const ended = await command(['mock', '--fault', 'text-trim']);
    assertOneSentence(ended, /"text-trims"/);
    assert.equal(ended.code, 2);
  });

  it('ends with 3 and one sentence where nobody answers', async () => {
    const url = await nobody();
    const ended = await command(['run', '--target', `${url}/beta`]);
    assertOneSentence(ended, new RegExp(`${url}.*ECONNREFUSED`));
    assert.equal(ended.code, 3);
  });

  it('lists the whole ledger', async () => {
    const { code, stdout } = await command(['list']);
    assert.equal(code, 0);
    const lines = stdout.trim().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/).slice(0, 2)),
      contract.requirements.map(({ id, level }) => [id, level]),
    );
  });

  it('shows the commands', async () => {
    const { code, stdout } = await command(['--help']);
    assert.equal(code, 0);
    for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
  });

  for (const [name, { load }] of Object.entries(commands)) {
    it(`shows what ${name} does, and every option of it`, async () => {
      const { options } = await load();
      const [{ code, stdout }, asked] = await Promise.all([command([name, '--help']), command(['help', name])]);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: graph-conformance ${name}\\b`));
      for (const { option, help } of options(contract))
        assert.ok(stdout.includes(`--${option}`) && stdout.includes(help));
      assert.equal(asked.stdout, stdout);
    });
  }

  it('shows every option and variable of run', async () => {
    const { code, stdout } = await command(['run', '--help']);
    assert.equal(code, 0);
    for (const { option, variable, help } of optionRows(contract)) {
      assert.ok(stdout.includes(`--${option}`) && stdout.includes(variable ?? '') && stdout.includes(help), option);
    }
    assert.ok(stdout.includes('GRAPH_TOKEN') && stdout.includes('GRAPH_READER_TOKEN'));
  });

  it('shows the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const { code, stdout } = await command(['--version']);
    assert.deepEqual([code, stdout], [0, `${version}\n`]);
  });
});
