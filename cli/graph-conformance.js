#!/usr/bin/env node
// The sources are TypeScript: tsx loads them.
import { register } from 'tsx/esm/api';

// A reader that has seen enough, such as head, is no error, and no reason to leave objects behind.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
