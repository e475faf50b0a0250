import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { clientOf, post, tokens } from './client-of.ts';
import { answer, listen, type Server } from './server.ts';

/** Bodies as the suite sends them, with what has to arrive. */
const bodies: Readonly<Record<string, string | Uint8Array>> = {
  'a JSON object': '{"status":"failed"}',
  'escapes and line ends': '{"a":"\\u0041\\n","b":"x\r\ny"}',
  'text of every script': '{"a":"Zoë 更新 עדכון 👩‍💻 e\u0301"}',
  'text that is no JSON': '{ "a": ',
  'the word null': 'null',
  'a number': '0',
  'a JSON string that could be a file name': '"package.json"',
  "Pactum's own placeholders": '{"a":"$E{HOME}","b":"$V.now","c":"{{x}}"}',
  'a byte-order mark': '\ufeff{}',
  'bytes that are no UTF-8': Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d),
  '100 000 characters': `"${'x'.repeat(100_000)}"`,
};

describe('the client', () => {
  let server: Server;

  beforeEach(async () => {
    server = await listen(({ body, headers }, response) => answer(response, 201, { length: body.length, headers }));
  });

  afterEach(() => server.close());

  for (const [what, body] of Object.entries(bodies)) {
    it(`sends ${what} byte for byte`, async () => {
      await clientOf(server.url).send(post(server.url, { body }));
      assert.deepEqual(server.received[0]?.body, Buffer.from(body));
    });

    it(`records ${what} so that it can be sent again`, async () => {
      const { request } = await clientOf(server.url).send(post(server.url, { body }));
      const { body: text = '', bodyBase64 } = request;
      const again = bodyBase64 === undefined ? Buffer.from(text) : Buffer.from(bodyBase64, 'base64');
      assert.deepEqual(again, Buffer.from(body));
    });
  }

  for (const body of ['', undefined]) {
    it(`sends no byte and says so for ${body === undefined ? 'no body' : 'an empty body'}`, async () => {
      await clientOf(server.url).send(post(server.url, { body }));
      const [received] = server.received;
      assert.equal(received?.body.length, 0);
      assert.equal(received?.headers['content-length'], '0');
      assert.equal(received?.headers['content-type'], 'application/json');
    });
  }

  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    it(`sends ${method}`, async () => {
      const { request } = await clientOf(server.url).send(
        post(server.url, { method, body: undefined, contentType: undefined }),
      );
      assert.equal(server.received[0]?.method, method);
      assert.equal(server.received[0]?.headers['content-type'], undefined);
      assert.equal(request.method, method);
    });
  }

  it('sends the media type it is told', async () => {
    await clientOf(server.url).send(post(server.url, { contentType: 'text/plain' }));
    assert.equal(server.received[0]?.headers['content-type'], 'text/plain');
  });

  it('sends addresses as they are', async () => {
    const path = '/beta/things/a%20b%2Fc%C3%A9?$filter=x%20eq%20%27y%27';
    await clientOf(server.url).send(post(`${server.url}${path}`));
    assert.equal(server.received[0]?.url, path);
  });

  it('gives each request an id of its own', async () => {
    const client = clientOf(server.url);
    for (let i = 0; i < 3; i++) await client.send(post(server.url));
    const ids = server.received.map(({ headers }) => headers['client-request-id']);
    assert.equal(new Set(ids).size, 3);
    assert.deepEqual(
      client.exchanges.map(({ request }) => request.headers['client-request-id']),
      ids,
    );
  });

  const credentials = {
    writer: `Bearer ${tokens.writer}`,
    reader: `Bearer ${tokens.reader}`,
    garbage: 'Bearer not-a-token',
    cut: `Bearer ${tokens.writer.slice(0, -8)}`,
    longer: `Bearer ${tokens.writer}x`,
    basic: `Basic ${tokens.writer}`,
    none: undefined,
  } as const;

  for (const [credential, header] of Object.entries(credentials)) {
    it(`claims to be ${credential}`, async () => {
      await clientOf(server.url).send(post(server.url, { credential: credential as keyof typeof credentials }));
      assert.equal(server.received[0]?.headers.authorization, header);
    });
  }

  it('claims nothing after an empty Bearer', async () => {
    await clientOf(server.url).send(post(server.url, { credential: 'empty' }));
    assert.match(server.received[0]?.headers.authorization ?? '', /^Bearer ?$/);
  });
});

describe('the client reads', () => {
  const cases: readonly (readonly [
    what: string,
    headers: Record<string, string>,
    body: string | Buffer,
    text: string,
    json: unknown,
  ])[] = [
    ['JSON', {}, '{"a":1}', '{"a":1}', { a: 1 }],
    ['nothing', {}, '', '', undefined],
    ['text', { 'content-type': 'text/plain' }, 'sorry', 'sorry', undefined],
    ['JSON that is cut off', {}, '{"a":', '{"a":', undefined],
    ['a JSON string', {}, '"a"', '"a"', 'a'],
    ['gzip', { 'content-encoding': 'gzip' }, gzipSync('{"a":"é"}'), '{"a":"é"}', { a: 'é' }],
    ['a byte-order mark', {}, '\ufeff{"a":1}', '\ufeff{"a":1}', { a: 1 }],
  ];

  for (const [what, headers, body, text, json] of cases) {
    it(what, async () => {
      const server = await listen(
        (_, response) => void response.writeHead(200, { 'x-two': ['1', '2'], ...headers }).end(body),
      );
      const exchange = await clientOf(server.url).send(post(server.url));
      await server.close();
      assert.equal(exchange.answer?.status, 200);
      assert.equal(exchange.answer.text, text);
      assert.deepEqual(exchange.answer.json, json);
      assert.equal(exchange.answer.headers['x-two'], '1, 2');
      assert.equal(exchange.attempts, 1);
    });
  }

  it('an answer that stands where a redirect leads to, and does not follow it', async () => {
    const server = await listen((_, response) => void response.writeHead(307, { location: '/elsewhere' }).end());
    const { answer: first } = await clientOf(server.url).send(post(server.url));
    await server.close();
    assert.equal(first?.status, 307);
    assert.equal(server.received.length, 1);
  });

  it('50 answers at once, each its own', async () => {
    const server = await listen(({ body }, response) => {
      setTimeout(() => answer(response, 201, { echo: `${body}` }), Math.random() * 30);
    });
    const client = clientOf(server.url, { concurrency: 16 });
    const sent = Array.from({ length: 50 }, (_, i) => `"${i}"`);
    const exchanges = await Promise.all(sent.map((body) => client.send(post(server.url, { body }))));
    await server.close();
    assert.deepEqual(
      exchanges.map(({ answer: own }) => own?.json),
      sent.map((body) => ({ echo: body })),
    );
    assert.equal(new Set(exchanges.map(({ number }) => number)).size, 50);
    assert.equal(client.exchanges.length, 50);
  });

  it('no more answers at once than it may', async () => {
    let open = 0;
    let most = 0;
    const server = await listen((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        answer(response, 200, {});
      }, 5);
    });
    const client = clientOf(server.url, { concurrency: 3 });
    await Promise.all(Array.from({ length: 12 }, () => client.send(post(server.url))));
    await server.close();
    assert.equal(most, 3);
  });
});
