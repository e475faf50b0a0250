import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive } from '../../reporters/har/archive.ts';
import type { Recording } from '../../reporters/har/recording.ts';
import { writeHar } from '../../reporters/index.ts';
import { describeViolations } from '../../schemas/index.ts';

const creator = { name: 'graph-conformance', version: '0.1.0' };

const recording: Recording = {
  purpose: 'the payload is an ordinary one',
  startedAt: '2026-03-01T09:30:00.000Z',
  durationMs: 12.5,
  attempts: 1,
  request: {
    method: 'POST',
    url: 'https://graph.example/beta/lamps?$top=5&x=%20y',
    headers: { authorization: 'Bearer $GRAPH_TOKEN', 'content-type': 'application/json' },
    body: '{"label":"Kitchen"}',
  },
  answer: {
    status: 201,
    headers: { 'content-type': 'application/json', location: '/beta/lamps/7' },
    text: '{"id":"7"}',
  },
};

const text = { type: 'string' };
const number = { type: 'number', minimum: -1 };
const list = (items: object) => ({ type: 'array', items });
const shape = (properties: object, ...optional: readonly string[]) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  patternProperties: { '^_': true },
  additionalProperties: false,
});
const pairs = list(shape({ name: text, value: text }));

/** HAR 1.2 as its specification says it, as far as this suite writes it. */
const har = {
  ...shape({
    log: shape({
      version: { const: '1.2' },
      creator: shape({ name: text, version: text }),
      entries: list(
        shape(
          {
            startedDateTime: { type: 'string', format: 'date-time' },
            time: number,
            request: shape(
              {
                method: text,
                url: { type: 'string', format: 'uri' },
                httpVersion: text,
                cookies: pairs,
                headers: pairs,
                queryString: pairs,
                headersSize: { type: 'integer' },
                bodySize: { type: 'integer' },
                postData: shape({ mimeType: text, text, comment: text }, 'comment'),
              },
              'postData',
            ),
            response: shape(
              {
                status: { type: 'integer' },
                statusText: text,
                httpVersion: text,
                cookies: pairs,
                headers: pairs,
                content: shape({ size: { type: 'integer' }, mimeType: text, text, comment: text }, 'comment'),
                redirectURL: text,
                headersSize: { type: 'integer' },
                bodySize: { type: 'integer' },
                comment: text,
              },
              'comment',
            ),
            cache: shape({}),
            timings: shape({ send: number, wait: number, receive: number }),
            comment: text,
          },
          'comment',
        ),
      ),
    }),
  }),
};

const entryOf = (one: Recording) => {
  const written: unknown = JSON.parse(JSON.stringify(archive([one], creator)));
  assert.equal(describeViolations(har, written), undefined);
  const [entry] = archive([one], creator).log.entries;
  assert.ok(entry);
  return entry;
};

describe('run.har', () => {
  it('is written whole, in the order given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'har-'));
    try {
      await writeHar([recording, { ...recording, purpose: 'the second' }], creator, join(folder, 'new'));
      const { log } = JSON.parse(await readFile(join(folder, 'new', 'run.har'), 'utf8')) as ReturnType<typeof archive>;
      assert.deepEqual(log.creator, creator);
      assert.deepEqual(
        log.entries.map(({ comment }) => comment),
        [recording.purpose, 'the second'],
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('shows a request and its answer', () => {
    const { startedDateTime, time, timings, request, response } = entryOf(recording);
    assert.deepEqual([startedDateTime, time, timings.wait], ['2026-03-01T09:30:00.000Z', 12.5, 12.5]);
    assert.deepEqual(request.queryString, [
      { name: '$top', value: '5' },
      { name: 'x', value: ' y' },
    ]);
    assert.deepEqual(request.postData, { mimeType: 'application/json', text: '{"label":"Kitchen"}' });
    assert.equal(request.bodySize, 19);
    assert.deepEqual([response.status, response.statusText, response.redirectURL], [201, 'Created', '/beta/lamps/7']);
    assert.deepEqual(response.content, { size: 10, mimeType: 'application/json', text: '{"id":"7"}' });
  });

  it('shows a request that got no answer, and why', () => {
    const { answer: _, ...unanswered } = recording;
    const { response, comment } = entryOf({
      ...unanswered,
      attempts: 3,
      failure: { code: 'ECONNRESET', message: 'the connection was closed' },
    });
    assert.deepEqual([response.status, response.comment], [0, 'no answer: the connection was closed (ECONNRESET)']);
    assert.equal(comment, 'the payload is an ordinary one (sent 3 times)');
  });

  it('has no body where none was sent', () => {
    const { body: _, ...request } = recording.request;
    const entry = entryOf({ ...recording, request: { ...request, method: 'GET' } });
    assert.deepEqual([entry.request.bodySize, entry.request.postData], [0, undefined]);
  });

  it('keeps the bytes of a body that is no UTF-8', () => {
    const bytes = Buffer.from([0x22, 0xff, 0x22]);
    const body = bytes.toString('utf8');
    const { request } = entryOf({
      ...recording,
      request: { ...recording.request, body, bodyBase64: bytes.toString('base64') },
    });
    assert.deepEqual([request.bodySize, request.postData?._base64], [3, 'Iv8i']);
  });

  it('cuts long bodies at 100 kB, says so, and never cuts a character', () => {
    for (const [unit, bytes] of [
      ['x', 1],
      ['é', 2],
      ['€', 3],
      ['😀', 4],
    ] as const) {
      const long = unit.repeat(300_000);
      const answer = { status: 200, headers: {}, text: long };
      const { request, response } = entryOf({ ...recording, request: { ...recording.request, body: long }, answer });
      for (const part of [request.postData, response.content]) {
        assert.equal(part?.text, unit.repeat(Math.floor(100_000 / bytes)));
        assert.equal(part.comment, `cut: the first 100 kB of ${300_000 * bytes} bytes`);
      }
      assert.equal(response.content.size, 300_000 * bytes);
    }
  });

  it('can be read back whatever was sent', () => {
    const odd = '\u0000\ud800</script>\u2028';
    const entry = entryOf({ ...recording, purpose: odd, request: { ...recording.request, body: odd } });
    assert.equal(JSON.parse(JSON.stringify(entry)).comment, odd);
  });
});
