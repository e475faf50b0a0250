#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A reader that has seen enough, such as head, is no error, and no reason to leave objects behind.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const source = new URL('./main.ts', import.meta.url);
const compiled = new URL('../dist/cli/main.js', import.meta.url);

/** In a checkout the sources, whatever was built there before; in the package there are only compiled files. */
const load = async () => {
  if (!existsSync(source)) {
    // Should the suite break, its stack names lines that somebody wrote.
    process.setSourceMapsEnabled(true);
    return import(compiled.href);
  }
  const { register } = await import('tsx/esm/api');
  register();
  return import(source.href);
};

const { main } = await load();
process.exitCode = await main(process.argv.slice(2));
