import assert from 'node:assert/strict';
import type { Arrival } from '../../target/lost-answer.ts';
import { clientOf, get, post } from './client-of.ts';
import { answer, type Handler, listen } from './server.ts';

/** What the first answer to anything but a GET is lost by. */
const losses: Readonly<Record<string, (response: Parameters<Handler>[1]) => void>> = {
  'a broken connection': (response) => void response.destroy(),
  'answer 503': (response) => answer(response, 503, {}),
  'answer 503 with Retry-After': (response) => answer(response, 503, {}, { 'retry-after': '0.01' }),
  'answer 504': (response) => answer(response, 504, {}),
};

/** A server that loses its first answer to anything but a GET, and a client that asks what was carried out. */
const lossy = async (lose: (response: Parameters<Handler>[1]) => void, arrival: Arrival, again: Handler) => {
  let lost = false;
  const asked: number[] = [];
  const server = await listen((received, response, number) => {
    if (received.method === 'GET') return answer(response, 200, { id: 'a 1' });
    if (lost) return again(received, response, number);
    lost = true;
    lose(response);
  });
  const client = clientOf(server.url, {
    arrival: async (_, before) => {
      asked.push(before.length);
      return arrival;
    },
  });
  return { server, client, asked };
};

const created: Handler = (_, response) => answer(response, 201, { id: '1' });

describe('a request whose answer is lost', () => {
  for (const [what, lose] of Object.entries(losses)) {
    it(`by ${what} is sent again if it is a POST that was not carried out`, async () => {
      const { server, client, asked } = await lossy(lose, 'not carried out', created);
      const { answer: own, attempts } = await client.send(post(server.url));
      await server.close();
      assert.deepEqual([own?.status, attempts, asked], [201, 2, [0]]);
    });

    for (const [arrival, words] of [
      ['carried out', 'the request was carried out'],
      ['unknown', 'nobody can tell whether the request was carried out'],
    ] as const) {
      it(`by ${what} is not sent again if it is a POST: ${words}`, async () => {
        const { server, client } = await lossy(lose, arrival, created);
        const { failure, attempts } = await client.send(post(server.url));
        await server.close();
        const why = what.startsWith('answer') ? what.slice(0, 10) : 'socket hang up';
        assert.deepEqual(failure, { code: 'LOST_ANSWER', message: `the answer was lost (${why}); ${words}` });
        assert.deepEqual([attempts, server.received.length], [1, 1]);
      });
    }

    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      it(`by ${what} is sent again without a question if it is a ${method}`, async () => {
        const { server, client, asked } = await lossy(lose, 'unknown', (_, response) => answer(response, 200, {}));
        const { answer: own, attempts } = await client.send(post(server.url, { method }));
        await server.close();
        assert.deepEqual([own?.status, attempts, asked], [200, 2, []]);
      });
    }
  }

  it('is sent again without a question if it was answered 429', async () => {
    const { server, client, asked } = await lossy((response) => answer(response, 429, {}), 'carried out', created);
    const { answer: own, attempts } = await client.send(post(server.url));
    await server.close();
    assert.deepEqual([own?.status, attempts, asked], [201, 2, []]);
  });

  const gone: Handler = (_, response) => answer(response, 404, {});

  it('is not judged by the second answer if it is a DELETE of an object that was there', async () => {
    const { server, client } = await lossy((response) => void response.destroy(), 'unknown', gone);
    await client.send(get(`${server.url}/things/a%201`));
    const { failure } = await client.send(post(`${server.url}/things/a%201`, { method: 'DELETE' }));
    await server.close();
    assert.deepEqual(failure, {
      code: 'LOST_ANSWER',
      message: 'the answer was lost (socket hang up); when it was sent again, the object was gone already',
    });
  });

  it('is not judged by the answer to another DELETE of the same object', async () => {
    const server = await listen(({ method }, response) => {
      if (method === 'GET') answer(response, 200, { id: '1' });
      else if (server.received.length > 3) answer(response, 404, {});
      else response.destroy();
    });
    const client = clientOf(server.url);
    await client.send(get(`${server.url}/things/1`));
    const first = await client.send(post(`${server.url}/things/1`, { method: 'DELETE' }));
    const second = await client.send(post(`${server.url}/things/1`, { method: 'DELETE' }));
    await server.close();
    assert.deepEqual([first.failure?.code, second.failure?.code], ['ECONNRESET', 'LOST_ANSWER']);
  });

  it('is judged by the second answer if it is a DELETE of an object that never was', async () => {
    const { server, client } = await lossy((response) => void response.destroy(), 'unknown', gone);
    await client.send(get(`${server.url}/things/a%201`));
    const { answer: own } = await client.send(post(`${server.url}/things/other`, { method: 'DELETE' }));
    await server.close();
    assert.equal(own?.status, 404);
  });

  it('is judged by its answer if it is a DELETE that was sent once', async () => {
    const server = await listen(({ method }, response) => answer(response, method === 'GET' ? 200 : 404, { id: '1' }));
    const client = clientOf(server.url);
    await client.send(get(`${server.url}/things/1`));
    const { answer: own } = await client.send(post(`${server.url}/things/1`, { method: 'DELETE' }));
    await server.close();
    assert.equal(own?.status, 404);
  });
});
