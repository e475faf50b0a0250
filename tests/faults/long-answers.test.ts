import assert from 'node:assert/strict';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type MockServer, startMock } from '../../mock/index.ts';
import { fixedToken } from '../../target/index.ts';
import { judge } from './trial.ts';

/** So long that a run does not keep all answers whole. */
const padding = 'lorem '.repeat(25_000);

const padded = (text: string): string => {
  if (!text.startsWith('{')) return text;
  return JSON.stringify({ padding, ...JSON.parse(text), paddedAgain: { padding } });
};

/** Calls with the address of a server that says what another one says, at length. */
const atLength = async <T>(mock: MockServer, use: (root: URL) => Promise<T>): Promise<T> => {
  const inner = new URL(mock.baseUrl);
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url: path, headers } = incoming;
    send({ hostname: inner.hostname, port: inner.port, method, path, headers }, async (answer) => {
      let text = '';
      for await (const chunk of answer.setEncoding('utf8')) text += chunk;
      const { 'content-length': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 0, rest).end(padded(text));
    }).end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const root = new URL(inner);
  root.port = `${(server.address() as AddressInfo).port}`;
  try {
    return await use(root);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
};

/** What a run says of every address. */
const verdictsOf = async (mock: MockServer, root: URL): Promise<Readonly<Record<string, string>>> => {
  const { token, readerToken, parameters } = mock;
  const target = { root, tokens: fixedToken(token), readerToken, parameters };
  const { results } = await judge(target, ['--seed', '5', '--run-id', 'long', '--max-writes', '150']);
  return Object.fromEntries(
    results.map(({ id, operation, verdict, finding, reason = '' }) => [
      `${id}/${operation}`,
      `${verdict} ${finding?.message ?? reason}`,
    ]),
  );
};

const faults = [undefined, 'text-trims', 'delete-hides-from-list-only', 'atomic-good-properties-stay-on-summaries'];

describe('a service whose answers are long', function () {
  this.timeout(600_000);

  for (const fault of faults) {
    it(`gets the verdicts of one that is brief: ${fault ?? 'no fault'}`, async () => {
      const options = fault === undefined ? {} : { fault };
      const brief = await startMock(options);
      const long = await startMock(options);
      try {
        const [one, other] = await Promise.all([
          verdictsOf(brief, new URL(brief.baseUrl)),
          atLength(long, (root) => verdictsOf(long, root)),
        ]);
        assert.deepEqual(other, one);
        assert.ok(fault === undefined || Object.values(one).some((verdict) => verdict.startsWith('fail')));
      } finally {
        await Promise.all([brief.close(), long.close()]);
      }
    });
  }
});
