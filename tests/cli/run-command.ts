import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MockServer } from '../../mock/index.ts';
import { loadContract } from '../../schemas/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** The environment of this process without anything that configures a run. */
const neutral = (): Environment =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('GRAPH_'),
    ),
  );

const end = (args: readonly string[], env: Environment): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...neutral(), ...env }, timeout: 60_000 });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

/** Runs `graph-conformance` with these arguments to its end. */
export const command = (args: readonly string[], env: Environment = {}): Promise<Ended> =>
  end(['cli/graph-conformance.js', ...args], env);

/** Runs mocha on its own, as an editor does. */
export const mochaAlone = (env: Environment): Promise<Ended> => end(['node_modules/mocha/bin/mocha.js'], env);

/** The environment that leads a run to a mock, as a user would set it. */
export const environmentOf = (mock: MockServer): Environment => ({
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
