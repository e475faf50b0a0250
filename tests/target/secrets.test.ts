import assert from 'node:assert/strict';
import { createRedactor } from '../../target/index.ts';
import { clientOf, post, tokens } from './client-of.ts';
import { answer, listen } from './server.ts';

const secret = 'a+b/c=="d\\e&f g';
const redact = createRedactor({ GRAPH_TOKEN: secret, EMPTY: '', MISSING: undefined });

describe('the redactor', () => {
  const spellings: Readonly<Record<string, string>> = {
    plain: secret,
    'URL-encoded': encodeURIComponent(secret),
    'JSON-escaped': JSON.stringify(secret).slice(1, -1),
    'in base64': Buffer.from(secret).toString('base64'),
  };

  for (const [how, text] of Object.entries(spellings)) {
    it(`replaces a secret ${how}, wherever it stands`, () => {
      assert.equal(redact(`x${text}y ${text}`), 'x$GRAPH_TOKENy $GRAPH_TOKEN');
    });
  }

  it('leaves everything else as it is', () => {
    for (const text of ['', 'a+b/c==', 'EMPTY', 'undefined', '$&']) assert.equal(redact(text), text);
  });

  it('replaces a secret within a secret by the longer one', () => {
    const both = createRedactor({ SHORT: 'abc', LONG: 'xxabcxx' });
    assert.equal(both('abc xxabcxx'), '$SHORT $LONG');
  });

  it('takes a secret that looks like a pattern literally', () => {
    assert.equal(createRedactor({ T: 'a.*b$1' })('a.*b$1 aXXb1'), '$T aXXb1');
  });
});

describe('what the client records', () => {
  const known = Object.values(tokens);
  // Whoever knows all but the end of a token has learned the secret, too.
  const shortest = known.map((token) => token.slice(0, -8));
  const credentials = ['writer', 'reader', 'basic', 'longer', 'cut', 'garbage', 'empty', 'none', 'unsigned'] as const;

  for (const credential of credentials) {
    it(`shows no token for ${credential}, even where the service echoes everything`, async () => {
      const server = await listen(({ headers, url }, response) =>
        answer(
          response,
          401,
          { headers, url, in64: Buffer.from(tokens.writer).toString('base64') },
          { 'x-echo': headers.authorization ?? '' },
        ),
      );
      const client = clientOf(server.url);
      await client.send(post(`${server.url}/?t=${tokens.writer}`, { credential }));
      await server.close();
      const { url, ...request } = client.exchanges[0]?.request ?? { url: '' };
      assert.ok(url.includes(tokens.writer), "The address is the caller's.");
      const recorded = JSON.stringify([client.exchanges.map((exchange) => ({ ...exchange, request }))]);
      for (const token of shortest) assert.ok(!recorded.includes(token), recorded);
      assert.ok(!recorded.includes(Buffer.from(tokens.writer).toString('base64')));
    });
  }

  it('shows no token where no answer comes', async () => {
    const server = await listen((_, response) => void response.destroy());
    const client = clientOf(server.url);
    await client.send(post(server.url));
    await server.close();
    for (const token of known) assert.ok(!JSON.stringify(client.exchanges).includes(token));
  });

  it('names the variable a shell has to know', async () => {
    const server = await listen((_, response) => answer(response, 200, {}));
    const client = clientOf(server.url);
    await client.send(post(server.url));
    await client.send(post(server.url, { credential: 'reader' }));
    await server.close();
    assert.deepEqual(
      client.exchanges.map(({ request }) => request.headers.authorization),
      ['Bearer $GRAPH_TOKEN', 'Bearer $GRAPH_READER_TOKEN'],
    );
  });
});
