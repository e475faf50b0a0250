import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { answerLimit } from '../../target/answer.ts';
import { clientOf, post } from './client-of.ts';
import { answer, listen } from './server.ts';

const megabyte = 1_000_000;

/** Sends for as long as anybody listens, and tells how many bytes were taken. */
const flood = (response: ServerResponse): Promise<number> =>
  new Promise((resolve) => {
    let sent = 0;
    const chunk = Buffer.alloc(megabyte, 'x');
    const pour = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      if (!response.destroyed) sent += chunk.length;
    };
    response.on('drain', pour);
    response.on('close', () => resolve(sent));
    response.writeHead(200, { 'content-type': 'application/json' });
    pour();
  });

const meet = async (send: (response: ServerResponse) => void) => {
  const server = await listen((_, response) => send(response));
  const client = clientOf(server.url);
  const exchange = await client.send(post(server.url));
  const alive = await client.send(post(`${server.url}/alive`, { method: 'GET', body: undefined }));
  await server.close();
  return { exchange, alive };
};

const packed = (bytes: Buffer) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bytes);

describe('an answer', () => {
  it('without end is read to the limit, and the connection closed', async () => {
    let taken: Promise<number> = Promise.resolve(0);
    const { exchange, alive } = await meet((response) => {
      taken = flood(response);
    });
    assert.deepEqual(exchange.failure, { code: 'TOO_LARGE', message: 'the answer is larger than 10 MB' });
    assert.equal(exchange.attempts, 1);
    assert.equal(alive.answer?.status, 200);
    // What was not read stands in the buffers of the two sockets.
    assert.ok((await taken) < 4 * answerLimit, `${await taken}`);
  });

  it('at the limit is read', async () => {
    const text = JSON.stringify('x'.repeat(answerLimit - 2));
    const { exchange } = await meet((response) => void response.end(text));
    assert.match(String(exchange.answer?.json), /^x{100000}/);
    const { exchange: longer } = await meet((response) => void response.end(`${text} `));
    assert.equal(longer.failure?.code, 'TOO_LARGE');
  });

  it('that unpacks to gigabytes is not unpacked', async () => {
    const { exchange } = await meet(packed(gzipSync(Buffer.alloc(100 * megabyte))));
    assert.equal(exchange.failure?.code, 'TOO_LARGE');
  });

  for (const [what, bytes] of [
    ['no gzip', Buffer.from('{"id":"1"}')],
    ['gzip that is cut off', gzipSync('{"id":"1"}').subarray(0, -9)],
  ] as const) {
    it(`that says gzip and is ${what} has failed, and the target lives`, async () => {
      const { exchange, alive } = await meet(packed(bytes));
      assert.equal(exchange.failure?.code, 'UNREADABLE');
      assert.match(exchange.failure?.message ?? '', /^the answer says Content-Encoding: gzip and is not: /);
      assert.equal(alive.answer?.status, 200);
    });
  }

  it('that says gzip and has no body is empty', async () => {
    const { exchange } = await meet((response) => void response.writeHead(204, { 'content-encoding': 'gzip' }).end());
    assert.deepEqual([exchange.answer?.status, exchange.answer?.text], [204, '']);
  });

  it('that is no HTTP has failed by itself', async () => {
    const { exchange, alive } = await meet((response) => void response.socket?.end('HTTP/1.1 abc\r\n\r\n'));
    assert.match(exchange.failure?.code ?? '', /^HPE_/);
    assert.equal(exchange.attempts, 1);
    assert.equal(alive.answer?.status, 200);
  });

  it('with a redirect is not followed, whatever the method', async () => {
    const elsewhere = await listen((_, response) => answer(response, 200, {}));
    for (const status of [301, 302, 303, 307, 308]) {
      const { exchange } = await meet((response) => answer(response, status, {}, { location: `${elsewhere.url}/` }));
      assert.equal(exchange.answer?.status, status);
    }
    await elsewhere.close();
    assert.deepEqual(elsewhere.received, []);
  });
});
