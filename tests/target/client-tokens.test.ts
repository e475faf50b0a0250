import assert from 'node:assert/strict';
import { type Client, createTokenRedactor, TokenError, type TokenSource } from '../../target/index.ts';
import { clientOf, get, post } from './client-of.ts';
import { answer, type Handler, listen, type Server } from './server.ts';

/** A source whose tokens are numbered: `token-number-1` first, and another one whenever one is rejected. */
const numbered = ({ last = Number.POSITIVE_INFINITY, refusal = '' } = {}) => {
  const held = ['token-number-1'];
  const rejections: string[] = [];
  const current = (): string => held.at(-1) ?? '';
  const source: TokenSource = {
    token: async () => current(),
    async renew(rejected) {
      rejections.push(rejected);
      if (rejected !== current()) return current();
      if (refusal !== '') throw new TokenError(refusal);
      if (held.length >= last) return undefined;
      held.push(`token-number-${held.length + 1}`);
      return current();
    },
    secrets: () => held,
  };
  return { source, rejections };
};

/** A server that knows the tokens of these numbers, and whatever a handler does with who is let in. */
const guarded = (valid: ReadonlySet<number>, inside: Handler = (_, response) => answer(response, 200, {})) =>
  listen((received, response, number) => {
    const token = Number(/^Bearer token-number-(\d+)$/.exec(received.headers.authorization ?? '')?.[1]);
    if (valid.has(token)) inside(received, response, number);
    else answer(response, 401, { error: { code: 'InvalidAuthenticationToken', message: 'expired' } });
  });

const tokensIn = ({ received }: Server): readonly (string | undefined)[] =>
  received.map(({ headers }) => headers.authorization?.replace('Bearer token-number-', ''));

describe('a token', () => {
  let server: Server;
  const valid = new Set<number>();

  const serve = async (inside?: Handler): Promise<void> => {
    valid.clear();
    valid.add(1);
    server = await guarded(valid, inside);
  };
  const expire = (): void => {
    valid.clear();
    valid.add(2);
  };
  const clientWith = (tokens: TokenSource): Client => clientOf(server.url, { tokens });

  afterEach(() => server.close());

  it('that has expired is renewed, and no verdict is lost', async () => {
    await serve((_, response) => answer(response, 201, { id: '1' }));
    const { source, rejections } = numbered();
    const client = clientWith(source);
    expire();
    const exchange = await client.send(post(server.url));
    assert.equal(exchange.answer?.status, 201);
    assert.equal(exchange.attempts, 2);
    assert.deepEqual(tokensIn(server), ['1', '2']);
    assert.deepEqual(rejections, ['token-number-1']);
    assert.deepEqual(client.exchanges, [exchange]);
  });

  it('that has expired is renewed for all who carried it', async () => {
    await serve();
    const { source } = numbered();
    const client = clientWith(source);
    expire();
    const exchanges = await Promise.all(Array.from({ length: 8 }, () => client.send(post(server.url))));
    assert.deepEqual(
      exchanges.map(({ answer: own }) => own?.status),
      exchanges.map(() => 200),
    );
    assert.ok(tokensIn(server).every((token) => token === '1' || token === '2'));
  });

  it('is asked for each time a request is sent', async () => {
    await serve((_, response, number) =>
      number === 1 ? answer(response, 429, {}, { 'retry-after': '0.01' }) : answer(response, 200, {}),
    );
    let number = 0;
    valid.add(2);
    const client = clientWith({ ...numbered().source, token: async () => `token-number-${++number}` });
    await client.send(post(server.url));
    assert.deepEqual(tokensIn(server), ['1', '2']);
  });

  it('that is new is hidden in answers and errors', async () => {
    await serve(({ headers }, response) => answer(response, 200, { you: headers.authorization }));
    const { source } = numbered();
    const client = clientOf(server.url, { tokens: source, redact: createTokenRedactor(source, {}) });
    expire();
    const { answer: own } = await client.send(post(server.url));
    assert.deepEqual(own?.json, { you: 'Bearer $GRAPH_TOKEN' });
  });

  for (const last of [1, 2]) {
    it(`that is refused by one operation alone is a 401 of the target's (${last === 1 ? 'no' : 'one'} renewal)`, async () => {
      await serve(({ method }, response) => answer(response, method === 'PATCH' ? 401 : 200, {}));
      valid.add(2);
      const client = clientWith(numbered({ last }).source);
      await client.send(get(`${server.url}/things`));
      for (let i = 0; i < 2; i++) {
        const exchange = await client.send(post(server.url, { method: 'PATCH' }));
        assert.equal(exchange.answer?.status, 401);
        assert.equal(exchange.failure, undefined);
      }
      assert.equal((await client.send(post(server.url))).answer?.status, 200);
    });
  }

  it("that is refused by the list alone is a 401 of the target's, though the list answered before", async () => {
    let lists = 0;
    await serve(({ url }, response) => answer(response, url === '/things' && ++lists > 1 ? 401 : 200, {}));
    const client = clientWith(numbered({ last: 1 }).source);
    await client.send(get(`${server.url}/things`));
    await client.send(get(`${server.url}/things/1`));
    assert.equal((await client.send(get(`${server.url}/things`))).answer?.status, 401);
    assert.equal((await client.send(post(server.url))).answer?.status, 200);
  });

  it('that nobody took before is refused by an answer', async () => {
    await serve();
    valid.clear();
    const { answer: own, failure } = await clientWith(numbered({ last: 1 }).source).send(get(server.url));
    assert.equal(own?.status, 401);
    assert.equal(failure, undefined);
  });

  it('that has expired and cannot be renewed ends the run, and is no finding', async () => {
    await serve();
    const client = clientWith(numbered({ last: 1 }).source);
    await client.send(get(`${server.url}/things`));
    valid.clear();
    const { answer: own, failure } = await client.send(post(server.url));
    assert.equal(own, undefined);
    assert.deepEqual(failure, {
      code: 'TOKEN',
      message:
        'GRAPH_TOKEN is refused (401) where it was good before: it has expired or was withdrawn, so start again with a new one',
    });
    const asked = server.received.length;
    const later = await client.send(post(server.url));
    assert.deepEqual([later.failure, later.attempts], [failure, 0]);
    assert.equal(server.received.length, asked);
  });

  it('that is refused when it is new ends the run as well', async () => {
    await serve();
    const client = clientWith(numbered({ last: 2 }).source);
    await client.send(get(`${server.url}/things`));
    valid.clear();
    assert.equal((await client.send(post(server.url))).failure?.code, 'TOKEN');
  });

  it('that cannot be renewed ends the run with the reason', async () => {
    await serve();
    const client = clientWith(numbered({ refusal: 'AZURE_CLIENT_SECRET has expired (AADSTS7000222).' }).source);
    await client.send(get(`${server.url}/things`));
    valid.clear();
    const { failure } = await client.send(post(server.url));
    assert.deepEqual(failure, { code: 'TOKEN', message: 'AZURE_CLIENT_SECRET has expired (AADSTS7000222)' });
  });

  it("that cannot be renewed does not hide a 401 of the target's", async () => {
    await serve(({ method }, response) => answer(response, method === 'PATCH' ? 401 : 200, {}));
    const client = clientWith(numbered({ refusal: 'login.example does not answer.' }).source);
    await client.send(get(`${server.url}/things`));
    assert.equal((await client.send(post(server.url, { method: 'PATCH' }))).answer?.status, 401);
  });

  it('that cannot be had is a failure, and nothing is sent', async () => {
    await serve();
    const source = {
      ...numbered().source,
      token: async (): Promise<string> => {
        throw new TokenError('No token today.');
      },
    };
    const { failure, attempts } = await clientWith(source).send(post(server.url));
    assert.deepEqual([failure, attempts], [{ code: 'TOKEN', message: 'No token today' }, 0]);
    assert.equal(server.received.length, 0);
  });

  for (const credential of ['none', 'garbage', 'cut', 'longer', 'basic', 'empty', 'reader'] as const) {
    it(`is not renewed for a 401 to ${credential}`, async () => {
      await serve();
      const { source, rejections } = numbered();
      const { answer: own, attempts } = await clientWith(source).send(post(server.url, { credential }));
      assert.deepEqual([own?.status, attempts], [401, 1]);
      assert.deepEqual(rejections, []);
    });
  }
});
