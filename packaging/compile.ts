import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** The folders with files that are no code and are read by it, by `import.meta.url`. */
const withData = ['schemas', 'reporters', 'runner', 'targets'] as const;

const isSource = /\.(?:ts|md)$/;
const isExample = /\.example\./;

/**
 * Compiles everything that the command, the functions of the package and the specs import into a folder, and puts the
 * files that are read while they run in the same places there.
 *
 * @throws Error where the sources do not compile; tsc has said why
 */
export const compile = (to: URL): void => {
  // mocha loads what it is told to require as CommonJS, where `import.meta` cannot resolve.
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');
  const args = [tsc, '--project', 'tsconfig.build.json', '--outDir', fileURLToPath(to)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The sources do not compile.');
  for (const folder of withData) {
    cpSync(new URL(folder, root), new URL(folder, to), {
      recursive: true,
      filter: (path) => !isSource.test(path) && !isExample.test(basename(path)),
    });
  }
};
