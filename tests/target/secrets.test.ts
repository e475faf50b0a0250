import assert from 'node:assert/strict';
import { createRedactor } from '../../target/index.ts';
import { createSecrets } from '../../target/redaction/index.ts';
import { clientOf, post, tokens } from './client-of.ts';
import { disguises, packings } from './redaction/encodings.ts';
import { answer, listen } from './server.ts';

const secret = 'a+b/c=="d\\e&f g<ü>';
const jwt = ['{"kid":"k1","alg":"RS256"}', '{"aud":"https://graph.microsoft.com","oid":"1"}', 'a signature of it']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

describe('the redactor', () => {
  const redact = createRedactor({ GRAPH_TOKEN: secret, EMPTY: '', MISSING: undefined });

  for (const [how, encode] of Object.entries(disguises)) {
    it(`replaces a secret ${how}, wherever it stands`, () => {
      const text = encode(secret);
      assert.equal(redact(`(${text}) ${text}`), '($GRAPH_TOKEN) $GRAPH_TOKEN');
    });
  }

  for (const [how, encode] of Object.entries(packings)) {
    it(`replaces a secret ${how}, but for characters that it shares with its neighbours`, () => {
      assert.match(redact(encode(secret)), /^[\w+/-]{0,7}\$\{?GRAPH_TOKEN\}?[\w+/=-]{0,5}$/);
    });
  }

  it('leaves everything else as it is', () => {
    for (const text of ['', 'a+b/c==', 'EMPTY', 'undefined', '$&', '%', '\\u00', '%41 \\n &amp; \u0000', 'İ ß 👩‍💻']) {
      assert.equal(redact(text), text);
    }
  });

  it('leaves JSON what it is', () => {
    const text = JSON.stringify({ a: `"${secret}"`, b: JSON.stringify([`\n${secret}\\`]), c: 'İ\t' });
    assert.deepEqual(JSON.parse(redact(text)), { a: '"$GRAPH_TOKEN"', b: '["\\n$GRAPH_TOKEN\\\\"]', c: 'İ\t' });
  });

  it('finds its place behind escapes and characters that change their length in lower case', () => {
    const before = 'İİ %41 \\u0041 &amp; \\\\ İ ';
    assert.equal(redact(`${before}${encodeURIComponent(secret)}%20İ`), `${before}$GRAPH_TOKEN%20İ`);
  });

  it('keeps the name apart from what follows', () => {
    assert.equal(redact(`${secret}x ${secret}-`), '$' + '{GRAPH_TOKEN}x $GRAPH_TOKEN-');
  });

  it('replaces a secret within a secret by the longer one', () => {
    const both = createRedactor({ SHORT: 'abcdefgh', LONG: 'xxabcdefghxx' });
    assert.equal(both('abcdefgh xxabcdefghxx'), '$SHORT $LONG');
  });

  it('takes out the whole of two secrets that overlap', () => {
    const both = createRedactor({ ONE: 'abcdefgh', OTHER: 'efghijkl' });
    assert.equal(both('(abcdefghijkl)'), '($' + '{ONE})');
  });

  it('takes a secret that looks like a pattern literally', () => {
    assert.equal(createRedactor({ T: 'aa.*bb$1' })('aa.*bb$1 aaXXbb1'), '$T aaXXbb1');
  });

  it('does not look for anything shorter than 8 characters, which may be a word', () => {
    assert.equal(createRedactor({ T: 'failing', U: 'failings' })('failing failings'), 'failing $U');
  });

  it('replaces each part of a JSON Web Token', () => {
    const show = createRedactor({ GRAPH_TOKEN: jwt });
    assert.equal(show(jwt), '$GRAPH_TOKEN');
    for (const part of jwt.split('.')) {
      for (const encode of Object.values({ ...disguises, ...packings })) {
        const shown = show(`(${encode(part)})`);
        assert.match(shown, /^\([\w+/-]{0,7}\$\{?GRAPH_TOKEN\}?[\w+/=%-]{0,8}\)$/);
      }
    }
  });

  it('shows a token without its end as the shell writes that', () => {
    const show = createRedactor({ GRAPH_TOKEN: tokens.writer });
    assert.equal(show(`(${tokens.writer.slice(0, -8)})`), '($' + '{GRAPH_TOKEN%????????})');
  });

  it('knows a secret from the moment it is told', () => {
    const { add, redact: show } = createSecrets();
    add('GRAPH_TOKEN', 'the-first-token');
    assert.equal(show('the-first-token the-second-one'), '$GRAPH_TOKEN the-second-one');
    add('GRAPH_TOKEN', 'the-second-one');
    assert.equal(show('the-first-token the-second-one'), '$GRAPH_TOKEN $GRAPH_TOKEN');
  });

  it('keeps the name by which it was told first', () => {
    const { add, redact: show } = createSecrets();
    add('AZURE_CLIENT_SECRET', 'one-and-the-same');
    add('GRAPH_TOKEN', 'one-and-the-same');
    assert.equal(show('one-and-the-same'), '$AZURE_CLIENT_SECRET');
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
