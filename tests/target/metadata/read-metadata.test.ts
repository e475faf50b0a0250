import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readMetadata } from '../../../target/metadata/index.ts';
import { type Handler, listen, nobody } from '../server.ts';
import { document } from './document.ts';
import { largeDocument } from './large.ts';
import { contract, csdlIn, problemFrom, readFrom, sending } from './serve.ts';

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_received, response) =>
    void response.writeHead(code, headers).end();

describe('the metadata of a service', () => {
  it('are asked for once, below the root, packed, and without a token', async () => {
    const { received, read } = await readFrom(sending(document()));
    assert.equal(csdlIn(read[0]).types.length, 8);
    assert.deepEqual(
      received.map(({ method, url, headers, body }) => ({
        line: `${method} ${url}`,
        accept: headers.accept,
        packing: headers['accept-encoding'],
        authorization: headers.authorization,
        condition: headers['if-none-match'],
        length: body.length,
      })),
      [
        {
          line: 'GET /beta/$metadata',
          accept: 'application/xml',
          packing: 'gzip',
          authorization: undefined,
          condition: undefined,
          length: 0,
        },
      ],
    );
  });

  it('are found below a root that ends in a slash, too', async () => {
    const server = await listen(sending(document()));
    const { url } = await readMetadata(new URL(`${server.url}/beta/`), contract);
    await server.close();
    assert.equal(url, `${server.url}/beta/$metadata`);
    assert.equal(server.received[0]?.url, '/beta/$metadata');
  });

  const types = [
    'application/xml',
    'text/xml; charset=utf-8',
    'application/edmx+xml',
    'Application/XML;odata.metadata=minimal',
  ];
  for (const type of types) {
    it(`may come as ${type}`, async () => {
      const { read } = await readFrom(sending(document(), { 'content-type': type }));
      assert.equal(csdlIn(read[0]).types.length, 8);
    });
  }

  it('may come without a type', async () => {
    const { read } = await readFrom((_received, response) => void response.end(document()));
    assert.equal(csdlIn(read[0]).types.length, 8);
  });

  for (const packing of ['gzip', 'x-gzip', 'GZIP']) {
    it(`may come packed as ${packing}`, async () => {
      const { read } = await readFrom(sending(gzipSync(document()), { 'content-encoding': packing }));
      assert.equal(csdlIn(read[0]).types.length, 8);
    });
  }

  it('may have 20 MB, of which next to nothing stays in memory', async () => {
    const server = await listen((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' });
      Readable.from(largeDocument(20_000_000)).pipe(response);
    });
    // A heap that has no room for the document; a process that fills it ends with an error.
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=32',
      '--import=tsx',
      fileURLToPath(new URL('print-reading.ts', import.meta.url)),
      `${server.url}/beta`,
    ]).finally(server.close);
    const { read } = await readFrom(sending(document()));
    const small = csdlIn(read[0]);
    const large = csdlIn(JSON.parse(stdout));
    assert.deepEqual(
      large.types.map(({ name }) => name),
      small.types.map(({ name }) => name),
    );
    assert.deepEqual(large.enums, small.enums);
  }).timeout(60_000);
});

describe('a service without metadata to read', () => {
  const answers: readonly (readonly [what: string, handler: Handler, problem: string | RegExp])[] = [
    ['answers 404', status(404), 'answered 404: the service publishes no metadata.'],
    ['wants a token', status(401), 'answered 401: it is asked for without a token only.'],
    ['answers 500', status(500), 'answered 500.'],
    ['answers 304 though nothing was known', status(304), 'answered 304.'],
    ['answers 302 without Location', status(302), 'answered 302.'],
    [
      'answers with a page',
      sending(document(), { 'content-type': 'text/html; charset=utf-8' }),
      'answered with text/html, which is no XML.',
    ],
    [
      'answers with JSON',
      sending('{}', { 'content-type': 'application/json' }),
      'answered with application/json, which is no XML.',
    ],
    [
      'packs as nobody asked',
      sending(document(), { 'content-encoding': 'br' }),
      'is packed as br, which nobody asked for.',
    ],
    [
      'names a packing that every object has',
      sending('', { 'content-encoding': 'constructor' }),
      /^is packed as constructor/,
    ],
    [
      'says that it packs',
      sending(document(), { 'content-encoding': 'gzip' }),
      /^says Content-Encoding: gzip and is not: /,
    ],
    [
      'packs half of it',
      sending(gzipSync(document()).subarray(0, 500), { 'content-encoding': 'gzip' }),
      /^says Content-Encoding: gzip and is not: unexpected end/,
    ],
    ['sends half of it', sending(document().slice(0, 3000)), /^is not well-formed XML: \d+:\d+: /],
    [
      'hangs up',
      (_received, response) => {
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.write(document().slice(0, 3000), () => response.destroy());
      },
      /^cannot be read: aborted\.$/,
    ],
    ['sends something else', sending('<feed/>'), 'is not CSDL of OData 4: its root is feed.'],
  ];
  for (const [what, handler, problem] of answers) {
    it(`is told of in one sentence where it ${what}`, async () => {
      const found = await problemFrom(handler);
      if (typeof problem === 'string') assert.equal(found, problem);
      else assert.match(found ?? '', problem);
    });
  }

  it('is told of where it is not there', async () => {
    const root = await nobody();
    const metadata = await readMetadata(new URL(`${root}/beta`), contract);
    assert.match('problem' in metadata ? metadata.problem : '', /\/beta\/\$metadata cannot be read: .*ECONNREFUSED/);
  });

  const endless: Handler = (_received, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' });
    Readable.from(largeDocument(Number.POSITIVE_INFINITY)).pipe(response);
  };

  it('is left where its document has no end', async () => {
    assert.equal(await problemFrom(endless, { sizeLimit: 1_000_000 }), 'is larger than 1 MB.');
  });

  it('is left where a few packed bytes hold millions', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
    assert.ok(bomb.length < 50_000);
    const handler = sending(bomb, { 'content-encoding': 'gzip' });
    assert.equal(await problemFrom(handler, { sizeLimit: 1_000_000 }), 'is larger than 1 MB.');
  });

  it('is left where packed bytes hold nothing, without end', async () => {
    // Members of gzip without content may follow each other.
    const nothing = Buffer.concat(Array.from({ length: 2000 }, () => gzipSync('')));
    const handler = sending(nothing, { 'content-encoding': 'gzip' });
    assert.equal(await problemFrom(handler, { sizeLimit: 20_000 }), 'is larger than 0.02 MB.');
  });

  it('is left where it never answers, and where it never ends', async () => {
    const silent: Handler = () => undefined;
    const slow: Handler = (_received, response) =>
      void response.writeHead(200, { 'content-type': 'application/xml' }).write(document().slice(0, 100));
    for (const handler of [silent, slow]) {
      assert.equal(await problemFrom(handler, { deadlineMs: 200 }), 'gave no complete answer within 0.2 s.');
    }
  });
});

describe('metadata that are elsewhere', () => {
  const leading =
    (location: string, code = 302): Handler =>
    (received, response, number) =>
      (number === 1 ? status(code, { location }) : sending(document()))(received, response, number);

  for (const code of [301, 302, 303, 307, 308]) {
    it(`are read there after ${code}, on the same origin`, async () => {
      const { received, read } = await readFrom(leading('/elsewhere?x=1', code));
      assert.equal(csdlIn(read[0]).types.length, 8);
      assert.deepEqual(
        received.map(({ url }) => url),
        ['/beta/$metadata', '/elsewhere?x=1'],
      );
    });
  }

  it('are not asked for at another origin', async () => {
    const other = await listen(sending(document()));
    const problem = await problemFrom(leading(`${other.url}/beta/$metadata`));
    await other.close();
    assert.equal(problem, `leads to ${other.url}, which is not followed.`);
    assert.deepEqual(other.received, []);
  });

  it('are not asked for without end', async () => {
    assert.equal(await problemFrom(status(302, { location: '/again' })), 'leads on more than 5 times.');
  });

  it('are not asked for nowhere', async () => {
    assert.equal(await problemFrom(leading('http://[')), 'answered 302 and leads nowhere.');
    assert.equal(await problemFrom(leading('file:///etc/passwd')), 'leads to file:, which is not followed.');
  });
});
