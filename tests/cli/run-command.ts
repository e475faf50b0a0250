import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MockServer } from '../../mock/index.ts';
import { loadContract } from '../../schemas/index.ts';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The schema of `conformance.json`. */
export const reportSchema = JSON.parse(
  readFileSync(new URL('../../reporters/conformance.schema.json', import.meta.url), 'utf8'),
) as object;

export interface Ended {
  readonly code: number | null;
  /** What ended the process, where it did not end itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Variables that configure a run, those of other tools among them. */
const configures = /^(GRAPH_|AZURE_|ACTIONS_ID_TOKEN_|GITHUB_|TF_BUILD$)|_proxy$/i;

/** The environment of this process without anything that configures a run. */
export const neutral = (): Environment =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !configures.test(entry[0]),
    ),
  );

/** A process under way. */
export interface Begun {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when the process has written the text to either output. */
  says(text: string): Promise<void>;
}

const begin = (args: readonly string[], env: Environment): Begun => {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...neutral(), ...env }, timeout: 600_000 });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      said[name] += chunk;
      child.emit('said');
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return {
    process: child,
    ended,
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (said.stdout.includes(text) || said.stderr.includes(text)) resolve();
        };
        child.on('said', look);
        look();
      }),
  };
};

const end = (args: readonly string[], env: Environment): Promise<Ended> => begin(args, env).ended;

/** The command: compiled, where whoever started these tests has seen to that (`tests/compiled.ts`), or as it stands. */
const program = process.env.COMPILED_COMMAND ?? 'cli/graph-conformance.js';

/** Begins `graph-conformance` with these arguments. */
export const beginCommand = (args: readonly string[], env: Environment = {}): Begun => begin([program, ...args], env);

/** Runs `graph-conformance` with these arguments to its end. */
export const command = (args: readonly string[], env: Environment = {}): Promise<Ended> => end([program, ...args], env);

/** Runs mocha on its own, as an editor does. */
export const mochaAlone = (env: Environment): Promise<Ended> => end(['node_modules/mocha/bin/mocha.js'], env);

/**
 * The environment that leads a run to a mock, as a user would set it. The mock is a process of this machine, where a run
 * tries all there is; what a tenant would be sent is enough here.
 */
export const environmentOf = (mock: MockServer): Environment => ({
  GRAPH_MAX_WRITES: '300',
  GRAPH_BASE_URL: mock.baseUrl,
  GRAPH_TOKEN: mock.token,
  GRAPH_READER_TOKEN: mock.readerToken,
  ...Object.fromEntries(
    loadContract().entities.flatMap(({ parents }) =>
      parents.map(({ parameter: { name, variable } }) => [variable, mock.parameters[name] ?? '']),
    ),
  ),
});

/** Calls with a folder that is gone afterwards. */
export const withFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The files of a folder with their text. */
export const filesIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
};
