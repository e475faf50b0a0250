import assert from 'node:assert/strict';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { type MockServer, startMock, variants } from '../../mock/index.ts';
import { type Answer, type Ask, collectionOf, connect, entityNames } from './client.ts';
import { topicNames } from './conversation/index.ts';
import { another, complete } from './conversation/payloads.ts';
import { firstDifference } from './difference.ts';

/** Differences that a client with one busy connection does not meet. */
const unseen = ['answers-are-compressed', 'answers-are-slow', 'idle-connections-are-reset'];

describe('each variant', function () {
  this.timeout(600_000);

  for (const { name } of variants.filter((variant) => !unseen.includes(variant.name))) {
    it(`${name} differs from the strict service`, async () => {
      for (const topic of topicNames) {
        for (const entity of entityNames) {
          if ((await firstDifference({ variant: name }, entity, topic)) !== undefined) return;
        }
      }
      assert.fail('It answers like the strict service.');
    });
  }

  for (const { name } of variants) {
    it(`${name} leads an ordinary life`, async () => {
      const server = await startMock({ variant: name });
      try {
        for (const entity of entityNames) await live(server, collectionOf(entity, server), entity);
      } finally {
        await server.close();
      }
    });
  }

  it('answers-are-compressed compresses for a client that accepts it', async () => {
    const server = await startMock({ variant: 'answers-are-compressed' });
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      const headers = { authorization: `Bearer ${server.token}`, 'accept-encoding': 'gzip' };
      const url = `${server.baseUrl}/${collectionOf('windowsUpdateState', server)}`;
      const outgoing = request(url, { headers }, async (incoming) => resolve(Buffer.concat(await incoming.toArray())));
      outgoing.on('error', reject);
      outgoing.end();
    });
    await server.close();
    assert.match(gunzipSync(bytes).toString(), /"LAPTOP-4F7K2"/);
  });
});

/** Create, read, update, a refusal, delete: with the patience of a client that knows the weather. */
async function live(server: MockServer, collection: string, entity: (typeof entityNames)[number]): Promise<void> {
  const client = connect(server);
  const ask = async (method: string, path: string, more?: Ask): Promise<Answer> => {
    const answer = await client(method, path, more);
    return [429, 503, 504].includes(answer.status) ? ask(method, path, more) : answer;
  };
  const until = async (status: number, path: string): Promise<Answer> => {
    const answer = await ask('GET', path);
    if (answer.status === status) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
    return until(status, path);
  };

  const created = await ask('POST', collection, { body: complete[entity] });
  assert.equal(created.status, 201);
  const item = `${collection}/${encodeURIComponent((created.json as { id: string }).id)}`;
  await until(200, item);
  assert.equal((await ask('PATCH', item, { body: another[entity] })).status, 200);
  assert.equal((await ask('PATCH', item, { body: { undeclared: 1 } })).status, 400);
  assert.equal((await ask('GET', collection)).status, 200);
  assert.equal((await ask('POST', collection, { body: {}, headers: { authorization: undefined } })).status, 401);
  assert.equal((await ask('DELETE', item)).status, 204);
  await until(404, item);
}
