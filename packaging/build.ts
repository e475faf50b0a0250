import { rmSync } from 'node:fs';
import { compile } from './compile.ts';
import { keepPublicTypes } from './public-types.ts';

/** Makes `dist/`, what the package ships: the code compiled, and the types a program can see. */
const dist = new URL('../dist/', import.meta.url);

rmSync(dist, { recursive: true, force: true });
compile(dist);
keepPublicTypes(dist, new URL('cli/api/index.d.ts', dist));
