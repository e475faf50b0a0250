import assert from 'node:assert/strict';
import {
  type Admission,
  createTenant,
  type MockServer,
  startMock,
  type Tenant,
  type TenantOptions,
} from '../../mock/index.ts';
import { type Client, collectionOf, connect } from './client.ts';
import { complete } from './conversation/payloads.ts';

const windows = 'windowsUpdateState';
const calm = { unavailable: 0, tooLate: 0, cutOff: 0 };
const alone = { residents: 0, everyMs: Number.POSITIVE_INFINITY };
const quiet: TenantOptions = { weather: calm, neighbours: alone, latencyMs: 0, visibleAfterMs: 0 };

const admissions: Readonly<Record<string, Admission>> = { new: 'writer', old: 'expired' };

interface Visited {
  readonly mock: MockServer;
  readonly tenant: Tenant;
  readonly ask: Client;
  readonly collection: string;
}

const visit = async (options: TenantOptions, use: (visited: Visited) => Promise<void>): Promise<void> => {
  const tenant = createTenant({ ...quiet, ...options });
  const mock = await startMock({ tenant });
  try {
    await use({ mock, tenant, ask: connect(mock), collection: collectionOf(windows, mock) });
  } finally {
    await mock.close();
  }
};

const idsIn = ({ mock }: Visited): readonly unknown[] =>
  (mock.snapshot()[windows] ?? []).map((object) => (object as { readonly id: unknown }).id);

describe('a tenant', function () {
  this.timeout(600_000);

  it('answers 429 beyond its limit of writes, says in four ways how long to wait, and still reads', () =>
    visit({ writes: { limit: 2, windowMs: 60_000 } }, async ({ ask, collection }) => {
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await ask('POST', collection, { body: complete[windows] }));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 429, 429, 429, 429],
      );
      const waits = answers.slice(2).map(({ headers }) => headers['retry-after'] ?? 'nothing');
      for (const [i, form] of [/^\d+$/, /^nothing$/, /^\d+\.\d{3}$/, /GMT$/].entries()) {
        assert.match(waits[i] ?? '', form);
      }
      assert.equal((await ask('GET', collection)).status, 200);
    }));

  it('answers 429 beyond its limit of requests', () =>
    visit({ requests: { limit: 1, windowMs: 60_000 } }, async ({ ask, collection }) => {
      assert.equal((await ask('GET', collection)).status, 200);
      assert.equal((await ask('GET', collection)).status, 429);
    }));

  it('does nothing where it answers 503', () =>
    visit({ weather: { ...calm, unavailable: 1 } }, async (visited) => {
      const before = idsIn(visited);
      assert.equal((await visited.ask('POST', visited.collection, { body: complete[windows] })).status, 503);
      assert.deepEqual(idsIn(visited), before);
    }));

  it('has done everything at every other 504, and where it resets the connection', async () => {
    await visit({ weather: { ...calm, tooLate: 1 } }, async (visited) => {
      const { length } = idsIn(visited);
      for (const made of [0, 1, 1, 2]) {
        assert.equal((await visited.ask('POST', visited.collection, { body: complete[windows] })).status, 504);
        assert.equal(idsIn(visited).length, length + made);
      }
    });
    await visit({ weather: { ...calm, cutOff: 1 } }, async (visited) => {
      const { length } = idsIn(visited);
      await assert.rejects(visited.ask('POST', visited.collection, { body: complete[windows] }), {
        code: 'ECONNRESET',
      });
      assert.equal(idsIn(visited).length, length + 1);
    });
  });

  it('draws the same weather again', async () => {
    const statuses: (readonly number[])[] = [];
    for (let i = 0; i < 2; i++) {
      await visit({ weather: { ...calm, unavailable: 0.5 }, seed: 7 }, async ({ ask, collection, tenant }) => {
        for (let call = 0; call < 20; call++) await ask('GET', collection);
        statuses.push(tenant.log.map(({ status }) => status));
      });
    }
    assert.deepEqual(statuses[0], statuses[1]);
    assert.deepEqual([...new Set(statuses[0])].toSorted(), [200, 503]);
  });

  it('shows everything once on its pages, while others come and go', () =>
    visit({ neighbours: { residents: 9, everyMs: 0 }, pageSize: 4 }, async (visited) => {
      const { ask, collection, mock, tenant } = visited;
      const seen: string[] = [];
      const residents = idsIn(visited);
      for (let path: string | undefined = collection; path !== undefined; ) {
        const { json } = await ask('GET', path);
        const page = json as { readonly value: readonly { readonly id: string }[]; '@odata.nextLink'?: string };
        assert.ok(page.value.length <= 4);
        seen.push(...page.value.map(({ id }) => id));
        path = page['@odata.nextLink']?.slice(mock.baseUrl.length + 1);
      }
      assert.equal(new Set(seen).size, seen.length);
      for (const id of residents) assert.ok(seen.includes(String(id)));
      assert.ok(tenant.visitors().length > 0);
    }));

  it('does not know a segment, and says so in the words of Intune', () =>
    visit({ unknownSegments: ['deviceUpdateStates'] }, async ({ ask, collection }) => {
      const { status, json } = await ask('GET', collection);
      assert.equal(status, 400);
      const { message } = (json as { readonly error: { readonly message: string } }).error;
      assert.match(
        JSON.parse(message).Message,
        /^Resource not found for the segment 'deviceUpdateStates'\. - Operation/,
      );
      assert.match(message, /https:\/\/fef\.\w+\.manage\.microsoft\.com\//);
    }));

  it('takes the tokens of a token service, and no others', () =>
    visit({ admission: (token) => admissions[token] ?? 'unknown' }, async ({ ask, collection, mock }) => {
      const statusWith = async (token: string, method = 'POST'): Promise<number> =>
        (await ask(method, collection, { body: complete[windows], headers: { authorization: `Bearer ${token}` } }))
          .status;
      assert.equal(await statusWith('new'), 201);
      assert.equal(await statusWith('old'), 401);
      assert.equal(await statusWith('other'), 401);
      assert.equal(await statusWith(mock.readerToken), 403);
      assert.equal(await statusWith(mock.readerToken, 'GET'), 200);
    }));
});
