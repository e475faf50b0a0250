// Fires the recorded requests of a file with node:http alone: `node bare.js FILE CONNECTIONS ROOT`. Plain JavaScript, so that
// nothing but node itself has to start. Prints what it took from the first request to the last answer.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [, , file, connections, root] = process.argv;
const requests = JSON.parse(readFileSync(file, 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });

/** The ids of objects in the recording, with a promise of the id that stands for it now. */
const ids = new Map(requests.filter(({ created }) => created).map(({ created }) => [created, later()]));

function later() {
  const one = {};
  one.promise = new Promise((resolve) => {
    one.resolve = resolve;
  });
  return one;
}

const send = (url, { method, headers, body }) =>
  new Promise((resolve, reject) => {
    const call = request(url, { agent, method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : Buffer.from(body, 'base64'));
  });

const fire = async (one) => {
  const last = one.path.slice(one.path.lastIndexOf('/') + 1);
  const known = one.method === 'POST' ? undefined : ids.get(decodeURIComponent(last));
  const path =
    known === undefined ? one.path : one.path.slice(0, -last.length) + encodeURIComponent(await known.promise);
  const text = await send(root + path, one);
  if (one.created) ids.get(one.created).resolve(JSON.parse(text).id);
};

const begin = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    while (next < requests.length) await fire(requests[next++]);
  }),
);
console.log(performance.now() - begin);
agent.destroy();
