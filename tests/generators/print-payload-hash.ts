import { payloadHash } from './payload-hash.ts';

for (const seed of process.argv.slice(2)) console.log(payloadHash(Number(seed)));
