import assert from 'node:assert/strict';
import { get } from 'node:http';
import { type MockServer, startMock } from '../../mock/index.ts';
import { collectionOf, connect } from './client.ts';
import { complete } from './conversation/payloads.ts';

const example = complete.windowsUpdateState;

async function withFault<T>(fault: string, talk: (server: MockServer, path: string) => Promise<T>): Promise<T> {
  const server = await startMock({ fault });
  try {
    return await talk(server, collectionOf('windowsUpdateState', server));
  } finally {
    await server.close();
  }
}

/** The create of the documented example. */
function created(fault: string) {
  return withFault(fault, (server, path) => connect(server)('POST', path, { body: example }));
}

describe('targets that are always wrong', () => {
  const answers: readonly (readonly [fault: string, status: number, text: RegExp])[] = [
    ['always-500', 500, /InternalServerError/],
    ['always-empty-200', 200, /^$/],
    ['always-empty-object', 200, /^\{\}$/],
    ['always-empty-object-201', 201, /^\{\}$/],
    ['always-html', 200, /^<!DOCTYPE html>/],
    ['always-echoes', 200, /^\{"@odata.type":.*-08:00"\}$/],
    ['always-broken-json', 201, /[^}]$/],
    ['always-redirects', 307, /^$/],
  ];
  for (const [fault, status, text] of answers) {
    it(`${fault}: ${status}`, async () => {
      const answer = await created(fault);
      assert.equal(answer.status, status);
      assert.match(answer.text, text);
    });
  }

  for (const fault of ['always-hangs-up', 'always-hangs-up-halfway']) {
    it(`${fault}: no whole answer`, async () => {
      await assert.rejects(created(fault), { code: 'ECONNRESET' });
    });
  }

  it('always-hangs: silent until the service is closed', async () => {
    await assert.rejects(
      withFault('always-hangs', async (server, path) => {
        const answer = connect(server)('POST', path, { body: example });
        setImmediate(() => server.close());
        return answer;
      }),
      { code: 'ECONNRESET' },
    );
  });

  it('always-drips: headers, and then hardly anything', async () => {
    await withFault('always-drips', async (server, path) => {
      const status = await new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${server.token}` };
        const outgoing = get(`${server.baseUrl}/${path}`, { headers }, (incoming) => {
          incoming.destroy();
          resolve(incoming.statusCode);
        });
        outgoing.on('error', reject);
      });
      assert.equal(status, 200);
    });
  });

  it('always-answers-100-megabytes', async () => {
    await withFault('always-answers-100-megabytes', async (server, path) => {
      const received = await new Promise<number>((resolve, reject) => {
        let length = 0;
        const outgoing = get(`${server.baseUrl}/${path}`, (incoming) => {
          incoming.on('data', (chunk: Buffer) => {
            length += chunk.length;
          });
          incoming.on('end', () => resolve(length));
        });
        outgoing.on('error', reject);
      });
      assert.equal(received, 100 * 1024 * 1024 + 1);
    });
  }).timeout(30_000);

  it('dies-of-bad-json: nobody listens afterwards', async () => {
    await withFault('dies-of-bad-json', async (server, path) => {
      const client = connect(server);
      assert.equal((await client('POST', path, { body: example })).status, 201);
      await assert.rejects(client('POST', path, { body: '{' }), { code: 'ECONNRESET' });
      await assert.rejects(client('POST', path, { body: example }), { code: 'ECONNREFUSED' });
    });
  });

  it('dies-of-bad-json-and-comes-back', async () => {
    await withFault('dies-of-bad-json-and-comes-back', async (server, path) => {
      const client = connect(server);
      await assert.rejects(client('POST', path, { body: '{' }), { code: 'ECONNRESET' });
      while ((await client('GET', path).catch(() => undefined)) === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.equal((await client('POST', path, { body: example })).status, 201);
    });
  }).timeout(30_000);
});
