import assert from 'node:assert/strict';
import { type MockServer, startMock } from '../../mock/index.ts';
import { type Answer, type Ask, type Client, collectionOf, connect, type EntityName, entityNames } from './client.ts';
import {
  another,
  badBodies,
  badInstants,
  badMembers,
  complete,
  dates,
  enums,
  instants,
  survivingTexts,
  texts,
} from './conversation/payloads.ts';

type Values = Readonly<Record<string, unknown>>;

const unknownId = 'ffffffff-0000-4000-8000-000000000000';

for (const entity of entityNames) {
  describe(`the correct service, ${entity}`, () => {
    let server: MockServer;
    let client: Client;
    let collection: string;

    before(async () => {
      server = await startMock();
      client = connect(server);
      collection = collectionOf(entity, server);
    });
    after(() => server.close());

    const bodyOf = ({ json }: Answer) => json as Record<string, unknown>;
    const idsListed = async () =>
      (bodyOf(await client('GET', collection)).value as { id: string }[]).map(({ id }) => id);
    const stored = () => JSON.stringify(server.snapshot());
    const make = async (values: Values = {}) => {
      const created = await client('POST', collection, { body: { ...complete[entity], ...values } });
      assert.equal(created.status, 201, created.text);
      return { created, item: `${collection}/${bodyOf(created).id}` };
    };
    const property = (name: string) => async (value: unknown, expected: unknown) => {
      const { created, item } = await make({ [name]: value });
      assert.deepEqual(bodyOf(created)[name], expected);
      assert.deepEqual(bodyOf(await client('GET', item))[name], expected);
      await client('PATCH', item, { body: another[entity] });
      assert.deepEqual(bodyOf(await client('PATCH', item, { body: { [name]: value } }))[name], expected);
      assert.deepEqual(bodyOf(await client('GET', item))[name], expected);
      await client('DELETE', item);
    };
    const refuses = async (status: number, method: string, path: string, ask?: Ask) => {
      const before = stored();
      const answer = await client(method, path, ask);
      assert.equal(answer.status, status, answer.text);
      assert.match(String(answer.headers['content-type']), /^application\/json/);
      assert.ok(answer.headers['request-id']);
      const { code, message } = (answer.json as { error: Record<string, unknown> }).error;
      assert.equal(typeof code, 'string');
      assert.ok(typeof message === 'string' && message !== '');
      assert.equal(stored(), before);
      return answer;
    };
    const refusesValue = async (values: Values) => {
      const { item } = await make();
      const body = { ...another[entity], ...values };
      await refuses(400, 'POST', collection, { body });
      await refuses(400, 'PATCH', item, { body });
      await client('DELETE', item);
    };

    it('creates, shows, lists and deletes an object', async () => {
      const others = await idsListed();
      const { created, item } = await make();
      const body = bodyOf(created);
      assert.equal(created.headers.location, `${server.baseUrl}/${item}`);
      assert.equal(body['@odata.type'], `#microsoft.graph.${entity}`);
      assert.deepEqual(bodyOf(await client('GET', item)), body);
      assert.deepEqual(await idsListed(), [...others, body.id]);
      assert.equal((await client('DELETE', item)).status, 204);
      await refuses(404, 'GET', item);
      await refuses(404, 'PATCH', item, { body: {} });
      await refuses(404, 'DELETE', item);
      assert.deepEqual(await idsListed(), others);
    });

    it('updates what was sent and nothing else', async () => {
      const { created, item } = await make();
      for (const [name, value] of Object.entries(another[entity])) {
        const before = bodyOf(await client('GET', item));
        const updated = await client('PATCH', item, { body: { [name]: value } });
        assert.equal(updated.status, 200);
        assert.deepEqual(bodyOf(updated), { ...before, [name]: value });
        assert.deepEqual(bodyOf(await client('GET', item)), bodyOf(updated));
      }
      const before = bodyOf(await client('GET', item));
      assert.deepEqual(bodyOf(await client('PATCH', item, { body: {} })), before);
      assert.deepEqual(bodyOf(await client('PATCH', item, { body: { id: 'another' } })), before);
      assert.equal(before.id, bodyOf(created).id);
    });

    it('fills in what a create leaves out', async () => {
      const created = await client('POST', collection, { body: {} });
      assert.equal(created.status, 201);
      for (const name of texts[entity]) assert.ok([null, ''].includes(bodyOf(created)[name] as string | null), name);
      for (const [name, [first]] of Object.entries(enums[entity])) assert.equal(bodyOf(created)[name], first);
      for (const name of dates[entity]) assert.equal(bodyOf(created)[name], '0001-01-01T00:00:00Z');
    });

    it('gives every object a new id, also where the client brings one', async () => {
      const ids = await Promise.all([1, 2, 3].map(async () => bodyOf((await make({ id: 'mine' })).created).id));
      assert.equal(new Set(ids).size, 3);
      assert.ok(!ids.includes('mine'));
    });

    it('keeps every text as it is', async () => {
      for (const name of texts[entity]) for (const text of survivingTexts) await property(name)(text, text);
    }).timeout(20_000);

    it('knows every member and nothing else', async () => {
      for (const [name, members] of Object.entries(enums[entity])) {
        for (const member of members) await property(name)(member, member);
        for (const bad of badMembers(members)) await refusesValue({ [name]: bad });
      }
    }).timeout(20_000);

    it('keeps the instant of every timestamp', async () => {
      for (const name of dates[entity]) {
        for (const [sent, answered] of instants) await property(name)(sent, answered);
        for (const bad of badInstants) await refusesValue({ [name]: bad });
      }
    }).timeout(20_000);

    it('takes null where it is declared, and no wrong types', async () => {
      for (const name of texts[entity]) {
        if (name === 'displayName') await refusesValue({ [name]: null });
        else await property(name)(null, null);
        for (const wrong of [7, true, ['a'], [], {}]) await refusesValue({ [name]: wrong });
      }
      for (const name of [...Object.keys(enums[entity]), ...dates[entity]]) await refusesValue({ [name]: null });
    }).timeout(20_000);

    it('refuses what is not declared', async () => {
      for (const values of [{ undeclared: 1 }, { '@odata.type': '#microsoft.graph.device' }, { id: 7 }]) {
        await refusesValue(values);
      }
      await refuses(400, 'POST', collection, { body: '{"__proto__":{"status":"failed"}}' });
    });

    it('refuses bodies that are no JSON object', async () => {
      const { item } = await make();
      for (const body of badBodies) {
        await refuses(400, 'POST', collection, { body });
        await refuses(400, 'PATCH', item, { body });
      }
      await refuses(413, 'POST', collection, { body: `"${'x'.repeat(5_000_000)}"` });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        await refuses(415, 'POST', collection, { body: complete[entity], headers: { 'content-type': type } });
      }
      await refuses(400, 'POST', collection, { body: complete[entity], headers: { 'content-type': undefined } });
    });

    it('knows who may do what, whatever the body says', async () => {
      const { item } = await make();
      const writes = [
        ['POST', collection],
        ['PATCH', item],
        ['DELETE', item],
      ] as const;
      for (const [method, path] of writes) {
        for (const body of [complete[entity], '{']) {
          for (const authorization of [undefined, 'Bearer garbage', 'Bearer ', 'Basic dXNlcjpwYXNz']) {
            const answer = await refuses(401, method, path, { body, headers: { authorization } });
            assert.match(String(answer.headers['www-authenticate']), /^Bearer /);
          }
          const headers = { authorization: `Bearer ${server.readerToken}` };
          await refuses(403, method, path, { body, headers });
        }
      }
      const headers = { authorization: `Bearer ${server.readerToken}` };
      assert.equal((await client('GET', item, { headers })).status, 200);
    });

    it('refuses methods, parents and paths that it does not have', async () => {
      const { item } = await make();
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const answer = await refuses(405, method, collection, { body: complete[entity] });
        assert.equal(answer.headers.allow, 'POST, GET');
      }
      for (const method of ['PUT', 'POST']) {
        const answer = await refuses(405, method, item, { body: complete[entity] });
        assert.equal(answer.headers.allow, 'GET, PATCH, DELETE');
      }
      for (const id of Object.values(server.parameters).filter((parent) => collection.includes(parent))) {
        const elsewhere = collection.replace(id, unknownId);
        await refuses(404, 'POST', elsewhere, { body: complete[entity] });
        await refuses(404, 'GET', elsewhere);
        await refuses(404, 'GET', collection.slice(0, collection.indexOf(id)) + unknownId);
        assert.equal((await client('GET', collection.slice(0, collection.indexOf(id)) + id)).status, 200);
      }
      const answer = await refuses(400, 'POST', `${collection}X`, { body: complete[entity] });
      assert.match(answer.text, /Resource not found for the segment '\w+X'/);
    });

    it('answers with the ids of the call', async () => {
      for (const path of [collection, `${collection}/${unknownId}`]) {
        const { headers } = await client('GET', path, { headers: { 'client-request-id': 'a-client-s-own' } });
        assert.equal(headers['client-request-id'], 'a-client-s-own');
        assert.match(String(headers['request-id']), /^[0-9a-f-]{36}$/);
      }
    });
  });
}

describe('a started service', () => {
  it('listens on the loopback address only, and holds two objects of each entity', async () => {
    const server = await startMock();
    assert.match(server.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/beta$/);
    const counts = entityNames.map((entity: EntityName) => server.snapshot()[entity]?.length);
    await server.close();
    assert.deepEqual(counts, [2, 2]);
  });

  it('takes the port and the tokens it is given', async () => {
    const first = await startMock();
    await first.close();
    const port = Number(new URL(first.baseUrl).port);
    const second = await startMock({ port, token: 'writer', readerToken: 'reader' });
    await second.close();
    assert.deepEqual([second.baseUrl, second.token, second.readerToken], [first.baseUrl, 'writer', 'reader']);
  });

  it('ends open connections when it is closed', async () => {
    const server = await startMock();
    const client = connect(server);
    await client('GET', collectionOf('windowsUpdateState', server));
    await server.close();
    await assert.rejects(client('GET', collectionOf('windowsUpdateState', server)), ({ code }: { code: string }) =>
      ['ECONNRESET', 'ECONNREFUSED'].includes(code),
    );
  });
});
