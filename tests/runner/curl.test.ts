import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { curlOf } from '../../runner/curl.ts';
import type { Exchange } from '../../target/index.ts';
import { clientOf, post, tokens } from '../target/client-of.ts';
import { answer, listen, type Server } from '../target/server.ts';

/** Runs a line as a reader of a report would paste it. */
const paste = async (line: string): Promise<string> => {
  const env = { PATH: process.env.PATH, GRAPH_TOKEN: tokens.writer, GRAPH_READER_TOKEN: tokens.reader };
  const { stdout } = await promisify(execFile)('bash', ['-c', line], { env });
  return stdout;
};

const bodies: Readonly<Record<string, string | Uint8Array>> = {
  'plain JSON': '{"status":"failed"}',
  'single quotes': `{"a":"O'Hara's ''"}`,
  'double quotes and backslashes': '{"a":"C:\\\\new \\"x\\" \\\\"}',
  'dollar signs and backticks': `{"a":"$HOME \${GRAPH_TOKEN} $(id) \`id\` !! $'x'"}`,
  'line breaks and tabs': '{\r\n\t"a": "x"\n}\n',
  'every script': '{"a":"Zoë 更新 עדכון 👩‍💻 e\u0301 \u200b"}',
  'percent signs and braces': '{"a":"%41 %s {{x}} {a,b} [1-9] *"}',
  'a dash at the beginning': '-X',
  'an at sign at the beginning': '@/etc/hostname',
  'a byte-order mark': '\ufeff{}',
  nothing: '',
  'bytes that are no UTF-8': Uint8Array.of(0x7b, 0x22, 0xff, 0xc0, 0x27, 0x0a, 0x22, 0x7d),
  '100 000 characters': `"${'x'.repeat(100_000)}"`,
};

describe('the curl line', function () {
  this.timeout(600_000);

  let server: Server;

  beforeEach(async () => {
    server = await listen(({ method }, response) =>
      method === 'POST'
        ? answer(response, 201, { deviceId: 'no', id: 'new_id-1', userId: 'no' })
        : answer(response, 200, {}),
    );
  });

  afterEach(() => server.close());

  for (const [what, body] of Object.entries(bodies)) {
    it(`sends ${what} byte for byte`, async () => {
      const exchange = await clientOf(server.url).send(post(server.url, { body }));
      await paste(curlOf([exchange]));
      const [first, second] = server.received;
      assert.deepEqual(second?.body, first?.body);
      assert.equal(second?.headers['content-type'], first?.headers['content-type']);
    });
  }

  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    it(`sends ${method} to the same address`, async () => {
      const url = `${server.url}/a%20b%27c?$filter=x%20eq%20%27y%27&z=1`;
      const exchange = await clientOf(server.url).send(
        post(url, { method, body: method === 'GET' ? undefined : '{}' }),
      );
      await paste(curlOf([exchange]));
      const [first, second] = server.received;
      assert.deepEqual([second?.method, second?.url], [first?.method, first?.url]);
    });
  }

  for (const credential of ['writer', 'reader', 'garbage', 'unsigned', 'cut', 'longer', 'basic', 'none'] as const) {
    it(`claims to be ${credential}, and shows no token`, async () => {
      const exchange = await clientOf(server.url).send(post(server.url, { credential }));
      const line = curlOf([exchange]);
      assert.ok(!line.includes(tokens.writer) && !line.includes(tokens.reader));
      await paste(line);
      const [first, second] = server.received;
      assert.equal(second?.headers.authorization, first?.headers.authorization);
    });
  }

  const create = async (): Promise<Exchange> =>
    clientOf(server.url).send(post(`${server.url}/things`, { body: `{"a":"it's"}` }));

  const update = async (id: string): Promise<Exchange> =>
    clientOf(server.url).send(
      post(`${server.url}/things/${encodeURIComponent(id)}`, { method: 'PATCH', body: '{"b":"$1"}' }),
    );

  for (const id of ['gone', 'a/b c', '1']) {
    it(`first creates an object like the one that had the id ${id}`, async () => {
      await paste(curlOf([{ ...(await create()), makes: id }, await update(id)]));
      const [first, , third, fourth] = server.received;
      assert.deepEqual([third?.method, third?.url, `${third?.body}`], ['POST', '/things', `${first?.body}`]);
      assert.deepEqual([fourth?.method, fourth?.url, `${fourth?.body}`], ['PATCH', '/things/new_id-1', '{"b":"$1"}']);
      assert.equal(server.received.length, 4);
    });
  }

  it('keeps an address with another id, and knows several objects apart', async () => {
    const steps = [
      { ...(await create()), makes: 'one' },
      { ...(await create()), makes: "it's two" },
      await update('other'),
      await update("it's two"),
    ];
    const before = server.received.length;
    await paste(curlOf(steps));
    assert.deepEqual(
      server.received.slice(before).map(({ url }) => url),
      ['/things', '/things', '/things/other', '/things/new_id-1'],
    );
  });

  it('carries the new id in the body where the old one was', async () => {
    const request = post(`${server.url}/things`, { body: String.raw`{"id":"old \"'1","a":"old"}` });
    await paste(curlOf([{ ...(await create()), makes: `old "'1` }, await clientOf(server.url).send(request)]));
    assert.equal(`${server.received.at(-1)?.body}`, '{"id":"new_id-1","a":"old"}');
  });
});
