import assert from 'node:assert/strict';
import { findArrival } from '../../runner/arrival.ts';
import { createPatience } from '../../runner/patience.ts';
import type { Exchange } from '../../target/index.ts';
import { clientOf, get, post } from '../target/client-of.ts';
import { answer, type Handler, listen } from '../target/server.ts';

const mark = 'gcs-run1-0abcdef';
const marked = { id: 'new', name: `Pilot ${mark}` };

const page =
  (...value: readonly object[]): Handler =>
  (_, response) =>
    answer(response, 200, { value });

/** Whether a body sent to /things was carried out, by a server that answers GET like this. */
const ask = async (
  handler: Handler,
  { body = JSON.stringify({ name: `Pilot ${mark}` }) as string | Uint8Array, path = '/things', patienceMs = 0 } = {},
  before: (url: string) => readonly string[] = () => [],
) => {
  const server = await listen(handler);
  const client = clientOf(server.url);
  const known: Exchange[] = [];
  for (const url of before(server.url)) known.push(await client.send(get(url)));
  const arrival = await findArrival(client.send, createPatience(patienceMs))(
    post(`${server.url}${path}`, { body }),
    known,
  );
  await server.close();
  return { arrival, urls: server.received.map(({ url }) => url) };
};

describe('a POST without an answer', () => {
  it('was carried out if an object carries its mark', async () => {
    assert.equal((await ask(page({ id: 'other' }, marked))).arrival, 'carried out');
  });

  it('was carried out if the object is on a later page', async () => {
    const { arrival, urls } = await ask(({ url }, response) =>
      answer(
        response,
        200,
        url.endsWith('2') ? { value: [marked] } : { value: [], '@odata.nextLink': '/things?page=2' },
      ),
    );
    assert.equal(arrival, 'carried out');
    assert.deepEqual(urls, ['/things', '/things?page=2']);
  });

  it('was carried out if the object shows late', async () => {
    const { arrival } = await ask(
      (_, response, number) => answer(response, 200, { value: number < 3 ? [] : [marked] }),
      { patienceMs: 60_000 },
    );
    assert.equal(arrival, 'carried out');
  });

  it('was not carried out if no object carries its mark', async () => {
    const others = [
      { id: '1', name: 'Pilot gcs-run1-0abcdeg' },
      { id: '2', name: 'no mark' },
    ];
    assert.equal((await ask(page(...others))).arrival, 'not carried out');
  });

  it('was not carried out if the object with its mark was there before', async () => {
    const { arrival } = await ask(page(marked), {}, (url) => [`${url}/things`]);
    assert.equal(arrival, 'not carried out');
  });

  const spellings: Readonly<Record<string, string | Uint8Array>> = {
    'by escapes': JSON.stringify({ name: mark }).replace('gcs', '\\u0067cs'),
    'in UTF-16': Buffer.from(JSON.stringify({ name: mark }), 'utf16le'),
    'in what is no JSON': `{ name: ${mark}`,
  };
  for (const [how, body] of Object.entries(spellings)) {
    it(`is told by its mark, spelled ${how}`, async () => {
      assert.equal((await ask(page(marked), { body })).arrival, 'carried out');
      assert.equal((await ask(page({ id: '1' }), { body })).arrival, 'not carried out');
    });
  }

  it('without a mark leaves a doubt if there is a new object without one', async () => {
    assert.equal((await ask(page({ id: 'new' }), { body: '{}' })).arrival, 'unknown');
  });

  it('without a mark was not carried out if all is as before, and what is new has a mark', async () => {
    const old = { id: 'old' };
    const { arrival } = await ask(
      (_, response, number) => answer(response, 200, { value: number === 1 ? [old] : [old, marked] }),
      { body: 'null' },
      (url) => [`${url}/things`],
    );
    assert.equal(arrival, 'not carried out');
  });

  it('was not carried out where there is no collection', async () => {
    const { arrival } = await ask((_, response) => answer(response, 404, {}));
    assert.equal(arrival, 'not carried out');
  });

  it('to an object is looked for in its collection', async () => {
    const { arrival, urls } = await ask(
      ({ url }, response) => answer(response, 200, url === '/things' ? { value: [marked] } : { id: '1' }),
      { path: '/things/1' },
    );
    assert.equal(arrival, 'carried out');
    assert.deepEqual(urls, ['/things/1', '/things']);
  });

  it('leaves a doubt where the collection cannot be listed', async () => {
    assert.equal((await ask((_, response) => answer(response, 500, {}))).arrival, 'unknown');
  });
});
