import { clientOf, get } from './client-of.ts';
import { listen } from './server.ts';

/** Prints what a client holds after 60 answers of 9 MB, half a gigabyte of text. */
const body = JSON.stringify({ id: '1', name: 'a', padding: 'x'.repeat(9_000_000) });
const server = await listen((_, response) => void response.setHeader('content-type', 'application/json').end(body));
const client = clientOf(server.url, { isDeclared: (name) => name === 'name', concurrency: 2 });
const answers = Array.from({ length: 60 }, () => client.send(get(server.url)));
const texts = (await Promise.all(answers)).flatMap(({ answer }) => answer?.text ?? []);
globalThis.gc?.();
const { heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ answers: texts.length, megabytes: Math.round((heapUsed + external) / 1e6) }));
await server.close();
