import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Ended, neutral, root } from '../cli/run-command.ts';

const execute = promisify(execFile);

/** What npm tells its scripts about the project they are of: npm in another folder would believe it. */
const ofThisProject = /^(?:npm_(?:package|lifecycle|config_local_prefix|command|execpath)|INIT_CWD$)/;

/** The environment of whoever uses this Node, without anything that configures a run. */
export const environmentWith = (node: string): Readonly<Record<string, string>> => {
  const entries = Object.entries(neutral()).filter(([name]) => !ofThisProject.test(name));
  const env = Object.fromEntries(entries);
  return { ...env, PATH: [dirname(node), env.PATH ?? ''].join(delimiter) };
};

const npm = (args: readonly string[], cwd: string, node = process.execPath): Promise<unknown> =>
  execute('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier'], { cwd, env: environmentWith(node) });

/** An empty folder, and what takes it away. */
export const emptyFolder = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  // Node tells its own path without links, and the folder may be behind one.
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'package-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** What a fresh checkout does not have. */
const made: ReadonlySet<string> = new Set(['node_modules', 'dist', 'reports', '.git', '.graph-conformance']);

/** The package as it was made. */
export interface Packed {
  /** The checkout it was made in. */
  readonly checkout: string;
  readonly tarball: string;
}

/** Makes the package in a copy of this checkout: others may be building in it, or reading what was built. */
export const pack = async (folder: string): Promise<Packed> => {
  const checkout = join(folder, 'checkout');
  await cp(root, checkout, { recursive: true, filter: (path) => !made.has(relative(root, path)) });
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  await npm(['pack', '--pack-destination', folder], checkout);
  const [name, ...others] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  if (name === undefined || others.length > 0) throw new Error(`${folder} does not hold one tarball.`);
  return { checkout, tarball: join(folder, name) };
};

/** The package as somebody has it who installed the tarball. */
export interface Installed {
  /** Where it was installed. */
  readonly folder: string;
  readonly tarball: string;
  /** The binary of the Node that runs it. */
  readonly node: string;
  /** Runs a program with this Node first on the path, in the folder unless another one is named. */
  start(program: string, args: readonly string[], cwd?: string): Promise<Ended>;
  /** Runs `graph-conformance` as it was linked. */
  command(...args: readonly string[]): Promise<Ended>;
}

const startIn =
  (folder: string, node: string): Installed['start'] =>
  (program, args, cwd = folder) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd, env: environmentWith(node), stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk) => {
        said.stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        said.stderr += chunk;
      });
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, ...said }));
    });

/** Installs the tarball in an empty folder. */
export const install = async (tarball: string, folder: string, node = process.execPath): Promise<Installed> => {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefer-offline', tarball], folder, node);
  const start = startIn(folder, node);
  const linked = join(folder, 'node_modules', '.bin', 'graph-conformance');
  return { folder, tarball, node, start, command: (...args) => start(linked, args) };
};

/**
 * A Node of another version, from the package with the binary for this machine: `node@22` itself would get it by a
 * script.
 */
export const nodeOf = async (version: string, folder: string): Promise<string> => {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefer-offline', `${name}@${version}`], folder);
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
};
