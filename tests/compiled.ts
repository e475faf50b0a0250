import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from '../packaging/compile.ts';

/**
 * What mocha does before and after all tests: it compiles the command once. Most of what a start from the sources takes is
 * making JavaScript of them, and the tests start it some two hundred times.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
let folder: string | undefined;

export const mochaGlobalSetup = (): void => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  try {
    compile(pathToFileURL(join(folder, 'dist/')));
  } catch (error) {
    mochaGlobalTeardown();
    throw error;
  }
  for (const name of ['package.json', 'cli/graph-conformance.js']) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  process.env.COMPILED_COMMAND = join(folder, 'cli', 'graph-conformance.js');
};

export const mochaGlobalTeardown = (): void => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
};
