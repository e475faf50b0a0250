import assert from 'node:assert/strict';
import { clientOf, post } from './client-of.ts';
import { answer, type Handler, listen } from './server.ts';

/** What a client makes of a server. */
const meet = async (handler: Handler, special: Parameters<typeof clientOf>[1] = {}, method = 'POST') => {
  const server = await listen(handler);
  const client = clientOf(server.url, special);
  const exchange = await client.send(post(server.url, { method }));
  await server.close();
  return { exchange, client, arrived: server.received.length };
};

describe('bad weather', () => {
  for (const status of [429, 503, 504]) {
    it(`${status} with Retry-After is waited out`, async () => {
      const { exchange, client, arrived } = await meet((_, response, number) =>
        number < 3 ? answer(response, status, {}, { 'retry-after': '0.01' }) : answer(response, 201, { id: '1' }),
      );
      assert.equal(exchange.answer?.status, 201);
      assert.equal(exchange.attempts, 3);
      assert.equal(client.throttled, 2);
      assert.equal(arrived, 3);
      assert.equal(client.exchanges.length, 1);
    });
  }

  it('without Retry-After is waited out as well', async () => {
    const { exchange } = await meet((_, response, number) => answer(response, number === 1 ? 503 : 200, {}));
    assert.equal(exchange.answer?.status, 200);
    assert.equal(exchange.attempts, 2);
  });

  it('is not waited for as long as it asks, where that is longer than patience', async () => {
    const { exchange, client } = await meet((_, response) => answer(response, 429, {}, { 'retry-after': '3600' }));
    assert.equal(exchange.answer?.status, 429);
    assert.equal(exchange.attempts, 1);
    assert.equal(client.throttled, 1);
  });

  it('that never ends is the answer when patience ends', async () => {
    const { exchange, client } = await meet((_, response) => answer(response, 503, {}, { 'retry-after': '0.02' }), {
      patienceMs: 100,
    });
    assert.equal(exchange.answer?.status, 503);
    assert.ok(exchange.attempts > 1);
    assert.equal(client.throttled, exchange.attempts);
  });

  it('holds back the other requests too', async () => {
    const arrivals: string[] = [];
    const server = await listen(({ url }, response, number) => {
      arrivals.push(url);
      if (number === 1) answer(response, 429, {}, { 'retry-after': '0.1' });
      else answer(response, 200, {});
    });
    const client = clientOf(server.url);
    const asked = performance.now();
    const first = client.send(post(`${server.url}/first`));
    while (client.throttled === 0) await new Promise((resolve) => setImmediate(resolve));
    await client.send(post(`${server.url}/second`));
    const waited = performance.now() - asked;
    await first;
    await server.close();
    assert.ok(waited >= 100, `${waited}`);
    assert.equal(arrivals.length, 3);
  });

  it('is waited out for as long as the whole run may wait, and no longer', async () => {
    const server = await listen((_, response) => answer(response, 429, {}, { 'retry-after': '0.05' }));
    const client = clientOf(server.url, { totalWaitMs: 120 });
    const { failure, attempts } = await client.send(post(server.url));
    const later = await client.send(post(server.url));
    await server.close();
    assert.deepEqual(failure, {
      code: 'OUT_OF_TIME',
      message:
        'the target answers 429, 503 or 504 so often that the run would wait for more than 0 min in all, which is its limit',
    });
    assert.ok(attempts > 1, `${attempts}`);
    assert.deepEqual([later.failure, later.attempts], [failure, 1]);
    assert.ok(client.waited.weather <= 120, `${client.waited.weather}`);
  });

  it('is told by how long it held requests back', async () => {
    const { client } = await meet((_, response, number) =>
      number === 1 ? answer(response, 429, {}, { 'retry-after': '0.1' }) : answer(response, 200, {}),
    );
    const { weather, budget } = client.waited;
    assert.ok(weather >= 90, `${weather}`);
    assert.equal(budget, 0);
  });

  for (const status of [500, 502, 501, 408, 400]) {
    it(`is not ${status}, which is an answer`, async () => {
      const { exchange, client, arrived } = await meet((_, response) => answer(response, status, {}));
      assert.equal(exchange.answer?.status, status);
      assert.equal(exchange.attempts, 1);
      assert.equal(client.throttled, 0);
      assert.equal(arrived, 1);
    });
  }
});

describe('a connection', () => {
  it('that breaks once is tried once more', async () => {
    const { exchange, arrived } = await meet((_, response, number) =>
      number === 1 ? void response.destroy() : answer(response, 201, { id: '1' }),
    );
    assert.equal(exchange.answer?.status, 201);
    assert.equal(exchange.attempts, 2);
    assert.equal(arrived, 2);
  });

  it('that breaks again has failed', async () => {
    const { exchange, arrived } = await meet((_, response) => void response.destroy());
    assert.equal(exchange.answer, undefined);
    assert.equal(exchange.failure?.code, 'ECONNRESET');
    assert.equal(exchange.attempts, 2);
    assert.equal(arrived, 2);
  });
});

describe('the deadline', () => {
  const never: Readonly<Record<string, Handler>> = {
    'a server that says nothing': () => undefined,
    'a server that says the status and no more': (_, response) => response.writeHead(200).flushHeaders(),
    'a server that drips': (_, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    },
  };

  for (const [who, handler] of Object.entries(never)) {
    it(`ends the wait for ${who}`, async () => {
      const { exchange, arrived } = await meet(handler, { deadlineMs: 150 });
      assert.equal(exchange.answer, undefined);
      assert.deepEqual(exchange.failure, { code: 'DEADLINE', message: 'no complete answer within 0.15 s' });
      assert.equal(exchange.attempts, 1);
      assert.equal(arrived, 1);
    });
  }

  it('of one request does not end another', async () => {
    const server = await listen(({ url }, response) => {
      if (url === '/quick') setTimeout(() => answer(response, 200, {}), 20);
    });
    const client = clientOf(server.url, { deadlineMs: 400 });
    const exchanges = await Promise.all(
      ['/slow', '/quick', '/slow', '/quick'].map((path) => client.send(post(`${server.url}${path}`))),
    );
    await server.close();
    assert.deepEqual(
      exchanges.map(({ answer: own, failure }) => own?.status ?? failure?.code),
      ['DEADLINE', 200, 'DEADLINE', 200],
    );
  });
});
