import { readFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { Recorded } from '../recorded.ts';
import { moduleOf } from '../suite.ts';
import type { Address } from './service.ts';

/** What a process of this kind is told: fire the requests of a file again and again, in one way or the other. */
export interface ThroughputOrder {
  readonly file: string;
  readonly address: Address;
  /** The package as it is installed. */
  readonly suite: string;
  readonly connections: number;
  readonly requests: number;
  /** Fired before, and not counted: until code is compiled and connections are open. */
  readonly warmUp: number;
}

export type Way = 'bare' | 'suite';

/** What came of it. */
export interface Throughput {
  readonly perSecond: number;
  /** Microseconds of a processor that one request took. */
  readonly cpuUs: number;
}

const {
  file,
  address,
  suite: folder,
  connections,
  requests,
  warmUp,
} = JSON.parse(process.argv[2] ?? '') as ThroughputOrder;
const way = process.argv[3] as Way;
const recorded = JSON.parse(await readFile(file, 'utf8')) as readonly Recorded[];
const bodies = recorded.map(({ body }) => (body === undefined ? undefined : Buffer.from(body, 'base64')));

const agent = new Agent({ keepAlive: true, maxSockets: connections });

const bare = (): ((place: number) => Promise<unknown>) => {
  return (place) =>
    new Promise<string>((resolve, reject) => {
      const { path, method, headers } = recorded[place] as Recorded;
      const call = httpRequest(address.baseUrl + path, { agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(bodies[place]);
    });
};

const compiled = async <T>(path: string): Promise<T> => (await import(pathToFileURL(moduleOf(folder, path)).href)) as T;

const suite = async (): Promise<(place: number) => Promise<unknown>> => {
  const { createClientFor } = await compiled<typeof import('../../runner/index.ts')>('runner/index');
  const { loadContract } = await compiled<typeof import('../../schemas/index.ts')>('schemas/index');
  const { fixedToken, readSettings } = await compiled<typeof import('../../target/index.ts')>('target/index');
  const contract = loadContract();
  const { baseUrl, token, readerToken, parameters } = address;
  const client = await createClientFor(readSettings(['--concurrency', `${connections}`], contract, undefined, {}), {
    root: new URL(baseUrl),
    tokens: fixedToken(token),
    readerToken,
    parameters,
  });
  return (place) => {
    const { path, method, headers } = recorded[place] as Recorded;
    return client.send({
      operation: 'anything',
      purpose: 'is fired again',
      method,
      url: address.baseUrl + path,
      credential: 'writer',
      contentType: headers['content-type'],
      body: bodies[place],
    });
  };
};

const send = way === 'bare' ? bare() : await suite();

const fire = async (count: number): Promise<void> => {
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count) await send(next++ % recorded.length);
    }),
  );
};

await fire(warmUp);
const begin = performance.now();
const cpu = process.cpuUsage();
await fire(requests);
const wallMs = performance.now() - begin;
const { user, system } = process.cpuUsage(cpu);
const throughput: Throughput = { perSecond: (requests * 1_000) / wallMs, cpuUs: (user + system) / requests };
console.log(JSON.stringify(throughput));
agent.destroy();
process.exit();
