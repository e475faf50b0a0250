import assert from 'node:assert/strict';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientOf, post } from './client-of.ts';

interface Manner {
  /** Milliseconds after which it is there again. */
  readonly restartMs?: number;
  /** Milliseconds it lives on after it answered the poison. */
  readonly lingersMs?: number;
}

/** A server that goes down when it gets a body that says "die", and takes a while to answer any other. */
const mortal = async ({ restartMs, lingersMs }: Manner = {}) => {
  const arrived: string[] = [];
  const http: HttpServer = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (request.url !== '/alive') arrived.push(body);
    const fatal = body.includes('die');
    if (fatal && lingersMs === undefined) return goDown();
    if (fatal) setTimeout(goDown, lingersMs);
    setTimeout(() => response.end('{}'), fatal ? 0 : 20);
  });
  let comeBack: NodeJS.Timeout | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve(http.address() as AddressInfo));
  });
  const goDown = (): void => {
    http.close();
    http.closeAllConnections();
    if (restartMs !== undefined) comeBack = setTimeout(() => http.listen(port, '127.0.0.1'), restartMs);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    revive: () => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve)),
    close: () => {
      clearTimeout(comeBack);
      http.close();
      http.closeAllConnections();
    },
  };
};

const bodies = ['"a"', '"b"', '"die"', '"c"', '"d"'];

/** Sends five bodies at once, one of which the server dies of, and tells what became of each. */
const sendAll = async (manner: Manner, { hostile }: { readonly hostile: boolean }) => {
  const server = await mortal(manner);
  const client = clientOf(server.url, { restartMs: manner.restartMs === undefined ? 400 : 10_000 });
  await client.send(post(server.url, { body: '"first"' }));
  const exchanges = await Promise.all(
    bodies.map((body) =>
      client.send(post(server.url, { body, purpose: `sends ${body}`, hostile: hostile && body === '"die"' })),
    ),
  );
  const later = await client.send(post(server.url, { body: '"later"' }));
  server.close();
  const codes = exchanges.map(({ answer, failure }) => answer?.status ?? failure?.code);
  return { codes, exchanges, later, arrived: server.arrived };
};

describe('a target that dies of a request', function () {
  this.timeout(600_000);

  it('is survived by those that were under way beside it, where it comes back', async () => {
    const { codes, later } = await sendAll({ restartMs: 300 }, { hostile: false });
    assert.deepEqual(codes, [200, 200, 'ECONNRESET', 200, 200]);
    assert.equal(later.answer?.status, 200);
  });

  it('dies of a hostile one while nothing else is under way', async () => {
    const { codes, exchanges, later, arrived } = await sendAll({}, { hostile: true });
    assert.deepEqual(codes, [200, 200, 'ECONNRESET', 200, 200]);
    assert.equal(exchanges[2]?.failure?.message, 'socket hang up');
    assert.deepEqual(later.failure, {
      code: 'TARGET_DOWN',
      message: 'the target does not answer any more since the request "sends "die"" of createThing',
    });
    assert.equal(arrived.filter((body) => body.includes('die')).length, 1);
  });

  it('is told by its operation where its description is long', async () => {
    const server = await mortal({});
    const client = clientOf(server.url, { restartMs: 300 });
    const purpose = 'the payload holds '.repeat(20);
    await client.send(post(server.url, { body: '"die"', hostile: true, purpose }));
    const later = await client.send(post(server.url, { body: '"ok"' }));
    server.close();
    assert.equal(later.failure?.message, 'the target does not answer any more since a request of createThing');
  });

  it('and stays dead, is held against none of several that were under way', async () => {
    const { codes, later } = await sendAll({}, { hostile: false });
    assert.ok(codes.includes('TARGET_DOWN'));
    assert.deepEqual(
      codes.filter((code) => code !== 200 && code !== 'TARGET_DOWN'),
      [],
    );
    assert.match(
      later.failure?.message ?? '',
      /^the target does not answer any more since the request "sends "."" of createThing \(.+\) and \d beside it; --concurrency 1 tells which$/,
    );
  });

  for (const [method, code] of [
    ['POST', 'ECONNRESET'],
    ['GET', 'TARGET_DOWN'],
  ] as const) {
    it(`and stays dead, while only a ${method} is under way: ${code}`, async () => {
      const server = await mortal();
      const client = clientOf(server.url, { restartMs: 100 });
      await client.send(post(server.url, { body: '"first"' }));
      const { failure } = await client.send(post(server.url, { method, body: '"die"', purpose: 'the last one' }));
      const later = await client.send(post(server.url, { body: '"later"' }));
      server.close();
      assert.equal(failure?.code, code);
      assert.match(
        later.failure?.message ?? '',
        /^the target does not answer any more since the request "the last one"/,
      );
    });
  }

  it('a second time is asked no second time', async () => {
    const server = await mortal({ restartMs: 300 });
    const client = clientOf(server.url, { restartMs: 10_000 });
    const once = await client.send(post(server.url, { body: '"die"', hostile: true }));
    const twice = await client.send(post(server.url, { body: '"die"', hostile: true }));
    server.close();
    assert.deepEqual([once.failure?.code, once.attempts], ['ECONNRESET', 2]);
    assert.deepEqual([twice.failure?.code, twice.attempts], ['ECONNRESET', 1]);
  });

  it('a moment after it answered, is not held against others', async () => {
    const server = await mortal({ lingersMs: 20 });
    const client = clientOf(server.url, { restartMs: 400 });
    await client.send(post(server.url, { body: '"die"', hostile: true, purpose: 'poison' }));
    const victims = await Promise.all(bodies.slice(0, 2).map((body) => client.send(post(server.url, { body }))));
    const later = await client.send(post(server.url, { body: '"later"' }));
    server.close();
    for (const { answer, failure } of victims) assert.ok(answer !== undefined || failure?.code === 'TARGET_DOWN');
    assert.equal(later.failure?.code, 'TARGET_DOWN');
  });

  it('and is given up, is sent to again if it is back when it is given one more chance', async () => {
    const server = await mortal();
    const client = clientOf(server.url, { restartMs: 300 });
    const get = async () => {
      const { answer, failure } = await client.send(post(server.url, { body: '"later"' }));
      return answer?.status ?? failure?.code;
    };
    await client.send(post(server.url, { body: '"first"' }));
    await client.send(post(server.url, { body: '"die"', hostile: true }));
    assert.equal(await get(), 'TARGET_DOWN');
    await server.revive();
    await client.resume();
    assert.equal(await get(), 200);
    server.close();
  });

  it('for good, stays given up', async () => {
    const server = await mortal();
    const client = clientOf(server.url, { restartMs: 100 });
    await client.send(post(server.url, { body: '"die"', hostile: true }));
    await client.resume();
    const { failure } = await client.send(post(server.url, { body: '"later"' }));
    assert.equal(failure?.code, 'TARGET_DOWN');
    server.close();
  });

  it('and comes back, is watched after the next hostile one', async () => {
    const server = await mortal({ lingersMs: 20, restartMs: 300 });
    const client = clientOf(server.url, { restartMs: 10_000 });
    const poison = () => client.send(post(server.url, { body: '"die"', hostile: true }));
    assert.equal((await poison()).answer?.status, 200);
    // Until the target is known to go down, which somebody has to notice.
    let victims = 0;
    while (client.exchanges.every(({ attempts }) => attempts === 1)) {
      victims++;
      assert.equal((await client.send(post(server.url, { body: '"innocent"' }))).answer?.status, 200);
    }
    assert.ok(victims > 0);
    assert.deepEqual((await poison()).failure, {
      code: 'WENT_DOWN',
      message: 'the target answered with 200 and was down a moment later',
    });
    server.close();
  });
});
