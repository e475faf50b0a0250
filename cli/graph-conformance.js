#!/usr/bin/env node
// The sources are TypeScript: tsx loads them.
import { register } from 'tsx/esm/api';

// A reader that has seen enough, such as head, is no error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 3));

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
