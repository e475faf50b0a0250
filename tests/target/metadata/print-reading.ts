import { loadContract } from '../../../schemas/index.ts';
import { readMetadata } from '../../../target/metadata/index.ts';

/** In a process of its own, whose memory a test can limit: reads the metadata of a service and prints what is left of them. */
console.log(JSON.stringify(await readMetadata(new URL(process.argv[2] ?? ''), loadContract())));
