import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../cli/commands.ts';
import { completionFor } from '../../cli/completion/command.ts';
import { faults } from '../../mock/index.ts';
import { checks, contract } from '../runner/checks.ts';
import { command, withFolder } from './run-command.ts';

/** A folder as a user has it, with targets, a folder and files. */
const inFolder = (use: (folder: string) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'targets'));
    await mkdir(join(folder, 'my reports'));
    for (const name of ['targets/staging.json', 'targets/target.schema.json', 'new report.json']) {
      await writeFile(join(folder, name), '{}');
    }
    await use(folder);
  });

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** The words that a shell offers where the line ends, each on a line of its own. */
type Ask = (line: string, folder: string) => Promise<readonly string[]>;

const output = (shell: string, args: readonly string[], folder: string, input?: string): readonly string[] => {
  const { status, stdout, stderr } = spawnSync(shell, args, {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  assert.deepEqual([status, stderr], [0, ''], stdout);
  return stdout.split('\n').filter((line) => line !== '');
};

/** What `readline` does with a line: it cuts words at blanks and at the sign of equality, and calls the function. */
const askBash: Ask = async (line, folder) => {
  const words = line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, i) => part !== '' || i === 0));
  const program = [
    await completionFor('bash', commands),
    'complete -p graph-conformance >/dev/null || exit 1',
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _graph_conformance',
    `for one in "\${COMPREPLY[@]}"; do printf '%s\\n' "$one"; done`,
  ].join('\n');
  return output('bash', ['--noprofile', '--norc', '-s', '--', ...words], folder, program);
};

const askFish: Ask = async (line, folder) => {
  const program = `${await completionFor('fish', commands)}\ncomplete -C ${JSON.stringify(line)}`;
  return output('fish', ['--no-config', '-c', program], folder).map((offered) => offered.split('\t')[0] ?? '');
};

const { options: optionsOfRun } = (await commands.run?.load()) ?? {};
const options = [...(optionsOfRun?.(contract) ?? []).map(({ option }) => `--${option}`), '--help'];
const ids = checks.map(({ requirement }) => requirement.id);

/** What is typed, and what has to be offered. */
const lines: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['graph-conformance r', ['replay', 'run']],
  ['graph-conformance --v', ['--version']],
  ['graph-conformance help sw', ['sweep']],
  ['graph-conformance run --', options],
  ['graph-conformance run --strict --s', ['--schemas', '--seed', '--shard', '--strict']],
  ['graph-conformance run --profile ', ['deep', 'smoke', 'standard']],
  ['graph-conformance run --profile=s', ['smoke', 'standard']],
  ['graph-conformance run --device-configuration-id ', ['create', 'discover']],
  ['graph-conformance run --only ENUM-0', ids.filter((id) => id.startsWith('ENUM-0'))],
  ['graph-conformance run --seed ', []],
  ['graph-conformance run --target ', ['staging']],
  ['graph-conformance run --report-dir m', ['my reports']],
  ['graph-conformance run --baseline ', ['my reports', 'new report.json', 'targets']],
  ['graph-conformance doctor --auth azure', ['azure-cli']],
  ['graph-conformance sweep --dry', ['--dry-run']],
  ['graph-conformance diff new', ['new report.json']],
  [
    'graph-conformance mock --fault text-trims',
    faults.map(({ name }) => name).filter((name) => name.startsWith('text-trims')),
  ],
  ['graph-conformance completion ', ['bash', 'fish', 'zsh']],
];

/** What is offered, alike for every shell: fish marks folders and blanks, and says an option with its value. */
const alike = (offered: readonly string[]): readonly string[] =>
  [...new Set(offered.map((word) => word.replaceAll('\\', '').replace(/\/$|^--[\w-]+=/, '')))].toSorted();

const withoutAddresses = (offered: readonly string[]): readonly string[] =>
  offered.filter((word) => !/^[A-Z]+-\d+\//.test(word));

const asShells: readonly (readonly [shell: string, ask: Ask])[] = [
  ['bash', askBash],
  ['fish', askFish],
];

describe('graph-conformance completion', function () {
  this.timeout(600_000);

  for (const [shell, ask] of asShells) {
    describe(shell, () => {
      before(function () {
        if (!has(shell)) this.skip();
      });

      for (const [line, offered] of lines) {
        it(`offers ${offered.slice(0, 3).join(', ') || 'nothing'} for: ${line}`, () =>
          inFolder(async (folder) => {
            assert.deepEqual(withoutAddresses(alike(await ask(line, folder))), offered.toSorted());
          }));
      }

      it('offers every address there is, and no other', () =>
        inFolder(async (folder) => {
          const speaksOf = checks.find(({ requirement }) => requirement.id === 'ENUM-03');
          const expected = contract.operations.filter((one) => speaksOf?.on(one)).map(({ id }) => `ENUM-03/${id}`);
          assert.ok(expected.length > 0 && expected.length < contract.operations.length);
          assert.deepEqual(alike(await ask('graph-conformance run --only ENUM-03/', folder)), expected.toSorted());
        }));
    });
  }

  it('zsh: takes the script, and completes with it', async function () {
    if (!has('zsh')) this.skip();
    const script = await completionFor('zsh', commands);
    const program = [
      'autoload -Uz compinit; compinit -u -D',
      script,
      'print -r -- $_comps[graph-conformance]',
      // What _arguments is given, for a line that is typed: it needs an editor to do more.
      '_arguments() { print -rl -- "$@" }',
      'words=(graph-conformance run --pro) CURRENT=3; _graph_conformance',
    ].join('\n');
    const [registered, ...specs] = output('zsh', ['-f'], '.', program);
    assert.equal(registered, '_graph_conformance');
    assert.deepEqual(
      specs.map((spec) => /^\*(--[\w-]+)\[/.exec(spec)?.[1]).filter((name) => name !== undefined),
      options,
    );
    assert.ok(specs.includes('*--profile[how much is tried]:smoke|standard|deep:(smoke standard deep)'));
  });

  it('is what the command prints', async () => {
    const { code, stdout, stderr } = await command(['completion', 'bash']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `${await completionFor('bash', commands)}\n`);
  });

  const mistakes: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [[], 'completion needs the name of a shell: bash, zsh, fish.'],
    [['bahs'], "'bahs' is no shell that is known: bash, zsh, fish. Did you mean 'bash'?"],
    [['bash', 'zsh'], "completion takes one shell; 'zsh' is one too many."],
  ];

  for (const [args, sentence] of mistakes) {
    it(`ends with 2 and one sentence for: completion ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await command(['completion', ...args]);
      assert.deepEqual([code, stdout, stderr], [2, '', `${sentence}\n`]);
    });
  }
});
