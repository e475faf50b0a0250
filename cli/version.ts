import { createRequire } from 'node:module';

// By the name of the package: package.json stands elsewhere as seen from a compiled file.
const { version: written } = createRequire(import.meta.url)('graph-conformance/package.json') as { version: string };

/** The version in package.json. */
export const version = (): string => written;
