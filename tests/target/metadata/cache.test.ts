import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMetadata } from '../../../target/metadata/index.ts';
import { type Handler, listen, type Server } from '../server.ts';
import { document } from './document.ts';
import { contract, csdlIn, sending } from './serve.ts';

const version = 'W/"2026-07-31"';

/** Answers 304 to whoever knows the version. */
const versioned: Handler = (received, response, number) => {
  if (received.headers['if-none-match'] === version) response.writeHead(304).end();
  else sending(document(), { etag: version })(received, response, number);
};

describe('metadata that were read before', () => {
  let folder: string;
  let server: Server;
  const open = async (handler: Handler): Promise<void> => {
    server = await listen(handler);
  };
  const read = (from = contract, cacheFolder = join(folder, 'new', 'cache')) =>
    readMetadata(new URL(`${server.url}/beta`), from, { cacheFolder });
  const conditions = () => server.received.map(({ headers }) => headers['if-none-match']);
  const files = () => readdir(join(folder, 'new', 'cache'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'metadata-'));
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('are not sent again where the service says that they are the same', async () => {
    await open(versioned);
    const first = await read();
    const second = await read();
    assert.deepEqual(conditions(), [undefined, version]);
    assert.deepEqual(csdlIn(second), csdlIn(first));
    assert.deepEqual(
      [first, second].map((one) => 'unchanged' in one && one.unchanged),
      [false, true],
    );
    assert.equal((await files()).length, 1);
  });

  it('are read and kept again where they changed', async () => {
    await open((received, response, number) => {
      sending(document(number === 1 ? { ring: '' } : {}), { etag: `"${number}"` })(received, response, number);
    });
    const counts = [await read(), await read(), await read()].map((one) => csdlIn(one).types.length);
    assert.deepEqual(counts, [7, 8, 8]);
    assert.deepEqual(conditions(), [undefined, '"1"', '"2"']);
    assert.equal((await files()).length, 1);
  });

  it('are kept apart by what a contract looks for in them', async () => {
    await open(versioned);
    await read();
    const [entity] = contract.entities;
    assert.ok(entity !== undefined);
    await read({ ...contract, entities: [entity], operations: Object.values(entity.operations) });
    assert.deepEqual(conditions(), [undefined, undefined]);
    assert.equal((await files()).length, 2);
  });

  for (const etag of [undefined, '2026-07-31', '"a" b']) {
    it(`are not kept where the version is ${etag ?? 'missing'}`, async () => {
      await open(sending(document(), etag === undefined ? {} : { etag }));
      await read();
      await read();
      assert.deepEqual(conditions(), [undefined, undefined]);
      await assert.rejects(files(), { code: 'ENOENT' });
    });
  }

  it('are not kept where they could not be read', async () => {
    await open(sending(document().slice(0, 3000), { etag: version }));
    assert.ok('problem' in (await read()));
    await assert.rejects(files(), { code: 'ENOENT' });
  });

  const broken: Readonly<Record<string, (text: string) => string>> = {
    'is empty': () => '',
    'was cut off': (text) => text.slice(0, -20),
    'is something else': () => '[]',
    'has no version': (text) => text.replace('"etag"', '"tag"'),
    'has a version that no header can have': (text) => text.replace('2026', '\\r\\nauthorization: 2026'),
    'has a version that is none': (text) => text.replace('W/', 'V/'),
    'lacks a part': (text) => text.replace('"entries"', '"exits"'),
    'has a part of another kind': (text) => text.replace('"nullable":true', '"nullable":"yes"'),
  };
  for (const [what, breaking] of Object.entries(broken)) {
    it(`are read again where their file ${what}`, async () => {
      await open(versioned);
      const first = await read();
      const [name = ''] = await files();
      const file = join(folder, 'new', 'cache', name);
      const text = await readFile(file, 'utf8');
      assert.notEqual(breaking(text), text);
      await writeFile(file, breaking(text));
      assert.deepEqual(csdlIn(await read()), csdlIn(first));
      assert.deepEqual(conditions(), [undefined, undefined]);
      assert.equal(await readFile(file, 'utf8'), text);
    });
  }

  it('are read all the same where nothing can be kept, and that is said', async () => {
    await open(versioned);
    const file = join(folder, 'file');
    await writeFile(file, '');
    const metadata = await read(contract, join(file, 'cache'));
    assert.equal(csdlIn(metadata).types.length, 8);
    assert.match(
      ('notKept' in metadata && metadata.notKept) || '',
      /cache cannot keep the metadata for the next run: ENOTDIR/,
    );
  });
});
