import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../tests/cli/run-command.ts';
import { runChild } from './children/run-child.ts';

/** The program of an installed package. */
export const commandOf = (suite: string): string => join(suite, 'cli', 'graph-conformance.js');

/** A compiled module of an installed package, by its place in the sources without `.ts`. */
export const moduleOf = (suite: string, path: string): string => join(suite, 'dist', `${path}.js`);

/**
 * Compiles the package as `npm pack` does and lays it into the folder. What is measured is what users install: sources
 * are compiled while they are loaded, and what does that wraps every function in one more call.
 */
export const installSuite = async (folder: string): Promise<string> => {
  await runChild(['--import', 'tsx', 'packaging/build.ts']);
  const suite = join(folder, 'package');
  await mkdir(suite);
  for (const part of ['package.json', 'dist']) await cp(join(root, part), join(suite, part), { recursive: true });
  await mkdir(join(suite, 'cli'));
  await cp(commandOf(root), commandOf(suite));
  await symlink(join(root, 'node_modules'), join(suite, 'node_modules'), 'junction');
  return suite;
};
