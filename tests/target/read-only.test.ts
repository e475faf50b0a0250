import assert from 'node:assert/strict';
import { readOnly } from '../../target/index.ts';
import { clientOf, post } from './client-of.ts';
import { answer, listen } from './server.ts';

describe('a client that refuses to write', () => {
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE', 'MERGE']) {
    it(`sends no ${method}`, async () => {
      const server = await listen((_, response) => answer(response, 200, {}));
      const client = readOnly(clientOf(server.url));
      await assert.rejects(client.send(post(`${server.url}/things`, { method })), {
        message: `${method} must not be sent: the run is read-only ("creates a thing")`,
      });
      await server.close();
      assert.deepEqual([server.received, client.exchanges], [[], []]);
    });
  }

  it('sends GET, and counts as the client does', async () => {
    const server = await listen((_, response) => answer(response, 200, {}));
    const client = readOnly(clientOf(server.url));
    const exchange = await client.send(post(server.url, { method: 'GET', body: undefined }));
    await server.close();
    assert.equal(exchange.answer?.status, 200);
    assert.deepEqual([client.exchanges, client.throttled], [[exchange], 0]);
  });
});
