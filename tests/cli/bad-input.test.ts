import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { report } from '../reporters/fixture.ts';
import { neutral, withFolder } from './run-command.ts';

/** A command line, where DIR is a folder of useless files, and what the sentence has to name. */
type Row = readonly [args: readonly string[], names: string, env?: Readonly<Record<string, string>>];

const nowhere = 'http://127.0.0.1:1/beta';

const rows: readonly Row[] = [
  [['run', '--seed'], '--seed needs a value'],
  [['run', '--seed', '-1'], "--seed: '-1'"],
  [['run', '--seed', '99999999999999999999'], '--seed: '],
  [['run', '--seed', '１'], "--seed: '１'"],
  [['run', '--max-writes', '0'], '--max-writes: a run that writes needs 1 at least'],
  [['run', '--max-writes', '1e3'], "--max-writes: '1e3'"],
  [['run', '--max-time', '90000'], "--max-time: '90000'"],
  [['run', '--concurrency', '65'], "--concurrency: '65'"],
  [['run', '--profile', 'Deep'], "Did you mean 'deep'?"],
  [['run', '--strict=maybe'], '--strict takes no value'],
  [['run', '--only', 'ENUM-03/'], '--only ENUM-03/'],
  [['run', '--shard', '3/2', '--seed', '1'], "--shard: '3/2'"],
  [['run', '--run-id', 'ÄÖ'], "--run-id: 'ÄÖ'"],
  [['run', '--target', 'ftp://127.0.0.1/beta'], "--target: 'ftp://127.0.0.1/beta'"],
  [['run', '--target', 'DIR/empty.json'], 'DIR/empty.json: the file is not JSON'],
  [['run', '--target', 'DIR/array.json'], 'DIR/array.json'],
  [['run', '--target', 'DIR/broken.json'], 'DIR/broken.json'],
  [['run', '--baseline', 'DIR/later.json'], '--baseline DIR/later.json: /schemaVersion is 2'],
  [['run', '--baseline', 'DIR/array.json'], '--baseline DIR/array.json: the file is no conformance.json'],
  [['run', '--baseline', 'DIR/unjudged.json'], '--baseline DIR/unjudged.json: nothing was judged in that run'],
  [['run', '--port', '1'], '--port is not an option'],
  [['run', '--watch', '/nowhere/x'], '--watch: there is no file or folder /nowhere/x'],
  [['run', '--', 'foo'], "'foo' is not an option"],
  [['run'], "GRAPH_SEED: '1 '", { GRAPH_SEED: '1 ' }],
  [['run'], "GRAPH_BASE_URL: ' '", { GRAPH_BASE_URL: ' ' }],
  [['run'], "GRAPH_STRICT: 'maybe'", { GRAPH_STRICT: 'maybe' }],
  [['run'], 'GRAPH_MAX_WRITES: a run that writes', { GRAPH_MAX_WRITES: '0' }],
  [['replay'], 'replay begins with a report and an address in it'],
  [['replay', 'DIR/array.json#ENUM-03/createLamp'], 'DIR/array.json'],
  [['replay', 'DIR/report.json#NOPE-1/x'], 'DIR/report.json: the report does not speak of NOPE-1/x'],
  [['diff'], 'diff takes two files'],
  [['diff', 'DIR', 'DIR/report.json'], 'DIR: the file cannot be read (EISDIR)'],
  [['diff', 'DIR/report.json', 'DIR/unjudged.json'], 'DIR/unjudged.json: nothing was judged in that run'],
  [['diff', '--x', 'a', 'b'], '--x is not an option'],
  [['merge'], 'merge needs the report folder of each shard'],
  [['merge', 'DIR/nothing'], 'DIR/nothing'],
  [['merge', 'DIR', '--seed', '1'], '--seed is not an option'],
  [['sweep'], 'sweep needs --target'],
  [['sweep', '--target', nowhere, '--strict'], '--strict is an option of run, and sweep has no use for it.'],
  [['sweep', '--target', nowhere, '--only', 'ENUM'], '--only is an option of run, and sweep has no use for it.'],
  [['sweep', '--target', nowhere, '--older-than', '2'], "--older-than: '2'"],
  [['sweep', '--target', nowhere, '--older-than', '99999999999999999999d'], '--older-than: '],
  [['sweep', '--target', nowhere, '--run', 'A B'], "--run: 'A B'"],
  [['list', 'foo'], "'foo'"],
  [['list', '--x'], "'--x' is one too many"],
  [['mock', '--port', '1e3'], "--port: '1e3'"],
  [['mock', '--port', 'BUSY'], '--port: BUSY'],
  [['mock', '--fault', 'nope'], 'nope'],
  [['mock', 'foo'], "'foo'"],
  [['completion'], 'completion'],
  [['completion', 'tcsh'], 'tcsh'],
  [['completion', 'bash', 'zsh'], 'completion'],
  [['help', 'nope'], "'nope' is no command"],
];

const fill = (folder: string): void => {
  mkdirSync(join(folder, 'nothing'));
  writeFileSync(join(folder, 'empty.json'), '');
  writeFileSync(join(folder, 'array.json'), '[]');
  writeFileSync(join(folder, 'broken.json'), '{"a": 1,\n"b": }');
  writeFileSync(join(folder, 'later.json'), '{"schemaVersion": 2}');
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  writeFileSync(join(folder, 'unjudged.json'), JSON.stringify({ ...report, results: [] }));
};

interface Said {
  readonly code: number;
  readonly stderr: string;
  readonly stdout: string;
}

/** Runs a command line in this process, with nothing in the environment but what is given. */
const say = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> => {
  const { env: before } = process;
  const { error, log } = console;
  const told = { stderr: '', stdout: '' };
  console.error = (line: string): void => {
    told.stderr += `${line}\n`;
  };
  console.log = (line: string): void => {
    told.stdout += `${line}\n`;
  };
  process.env = { ...neutral(), ...env };
  try {
    // Loaded as the commands load what they need: the class of an error is another one else.
    const { main } = await import('../../cli/main.ts');
    const code = await main(args);
    return { code, ...told };
  } finally {
    process.env = before;
    Object.assign(console, { error, log });
  }
};

describe('bad input', function () {
  this.timeout(60_000);

  const busy = createServer();
  before((done) => void busy.listen(0, '127.0.0.1', done));
  after((done) => void busy.close(done));
  const port = (): string => {
    const address = busy.address();
    return typeof address === 'object' ? `${address?.port}` : '';
  };

  for (const [args, names, env = {}] of rows) {
    it(`ends with 2 and one sentence for: ${[...Object.entries(env).map((entry) => entry.join('=')), ...args].join(' ')}`, () =>
      withFolder(async (folder) => {
        fill(folder);
        const full = (text: string): string => text.replace('DIR', folder).replace('BUSY', port());
        const { code, stderr, stdout } = await say(args.map(full), env);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.doesNotMatch(stderr, /^\s+at |\.[tj]s:\d+|^\w*Error:/m);
        assert.ok(stderr.includes(full(names)), stderr);
        assert.deepEqual([code, stdout], [2, '']);
      }));
  }
});
