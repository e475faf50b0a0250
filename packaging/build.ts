import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepPublicTypes } from './public-types.ts';

/**
 * Makes `dist/`, what the package ships: everything that the command, the functions of the package and the specs import,
 * compiled, the files that are read while they run in the same places beside it, and the types a program can see.
 */
const root = new URL('../', import.meta.url);
const dist = new URL('dist/', root);

/** The folders with files that are no code and are read by it, by `import.meta.url`. */
const withData = ['schemas', 'reporters', 'runner', 'targets'] as const;

const isSource = /\.(?:ts|md)$/;
const isExample = /\.example\./;

rmSync(dist, { recursive: true, force: true });

const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
const { status } = spawnSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

for (const folder of withData) {
  cpSync(new URL(folder, root), new URL(folder, dist), {
    recursive: true,
    filter: (path) => !isSource.test(path) && !isExample.test(basename(path)),
  });
}
keepPublicTypes(dist, new URL('cli/api/index.d.ts', dist));
