import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { startMock } from '../../mock/index.ts';
import { startRun } from '../../runner/index.ts';
import { fixedToken, readSettings, type Settings, type TokenSource } from '../../target/index.ts';
import { exitCodeOf, type Report, type Verdict } from '../../verdicts/index.ts';
import { checks, contract } from '../runner/checks.ts';
import { type Interference, startProxy } from './proxy.ts';

interface Given {
  /** The mock's own token unless given. */
  readonly tokens?: TokenSource;
  readonly limits?: Partial<Settings['limits']>;
}

/** One run against a mock behind a proxy. */
const runThrough = async (interference: Interference, { tokens, limits }: Given = {}): Promise<Report> => {
  const { baseUrl, token, readerToken, parameters, close } = await startMock();
  const proxy = await startProxy(new URL(baseUrl), token, interference);
  const settings = readSettings(['--seed', '1'], contract, undefined, {});
  try {
    const run = await startRun({
      settings: { ...settings, limits: { ...settings.limits, visibilityMs: 1_500, ...limits } },
      target: { root: proxy.root, tokens: tokens ?? fixedToken(token), readerToken, parameters },
      contract,
      checks,
      version: '0.0.0',
    });
    return await run.finish();
  } finally {
    await proxy.close();
    await close();
  }
};

const verdictsIn = ({ results }: Report): readonly Verdict[] =>
  [...new Set(results.map(({ verdict }) => verdict))].sort();

const reasonsFor = ({ results }: Report, verdict: Verdict): ReadonlySet<string | undefined> =>
  new Set(results.filter((result) => result.verdict === verdict).map(({ reason }) => reason));

const refuse = (response: ServerResponse): void => {
  response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' });
  response.end('{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}');
};

describe('a whole run', function () {
  this.timeout(600_000);

  const losses: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'a broken connection': (response) => void response.destroy(),
    'answer 504': (response) => void response.writeHead(504).end(),
  };
  for (const [what, lose] of Object.entries(losses)) {
    it(`that loses answers by ${what} creates nothing twice, blames nobody, and leaves nothing behind`, async () => {
      const created: string[] = [];
      const lost = new Set<string>();
      let writes = 0;
      const report = await runThrough({
        answer({ method, url, body }, status, response) {
          const [mark] = body.match(/gcs-\w+-\w{7}/) ?? [];
          if (method === 'POST' && status === 201 && mark !== undefined) created.push(mark);
          const request = `${method} ${url} ${body}`;
          // No answer is lost twice: who never answers a request is at fault.
          if (method === 'GET' || ++writes % 15 !== 0 || lost.has(request)) return false;
          lost.add(request);
          lose(response);
          return true;
        },
      });
      assert.ok(lost.size > 10);
      assert.equal(new Set(created).size, created.length);
      // A case whose answer was lost is sent again under another mark; one that loses every answer is blocked.
      assert.deepEqual(
        verdictsIn(report).filter((verdict) => verdict !== 'blocked'),
        ['pass'],
      );
      assert.equal(report.totals.leftover, 0);
    });
  }

  it('renews its token as often as it has to', async () => {
    let number = 1;
    let answered = 0;
    const current = (): string => `token-of-this-hour-${number}`;
    const tokens: TokenSource = {
      token: async () => current(),
      renew: async () => current(),
      secrets: () => [],
    };
    let known = current();
    const report = await runThrough(
      {
        request({ headers }, response) {
          // Everybody else is let in or refused by the mock itself.
          if (!/^Bearer token-of-this-hour-\d+$/.test(headers.authorization ?? '')) return false;
          if (headers.authorization === `Bearer ${known}`) {
            if (++answered % 100 === 0) known = `token-of-this-hour-${++number}`;
            return false;
          }
          refuse(response);
          return true;
        },
        translate: (authorization, token) =>
          authorization.replace(/^Bearer token-of-this-hour-\d+$/, `Bearer ${token}`),
      },
      { tokens },
    );
    assert.ok(number > 3);
    assert.deepEqual(verdictsIn(report), ['pass']);
  });

  it('whose token expires for good ends with one line, and blames nobody', async () => {
    const report = await runThrough({
      request({ number, headers }, response) {
        if (number <= 60 || headers.authorization === undefined) return false;
        refuse(response);
        return true;
      },
    });
    assert.match(report.cutShort ?? '', /^GRAPH_TOKEN is refused \(401\) where it was good before/);
    assert.deepEqual(verdictsIn(report), ['error', 'pass']);
    assert.deepEqual(reasonsFor(report, 'error'), new Set([report.cutShort]));
    assert.equal(exitCodeOf(report), 3);
    assert.ok(report.totals.leftover > 0);
  });

  it('whose target has no time for it any more ends with one line, and blames nobody', async () => {
    const report = await runThrough(
      {
        request({ number }, response) {
          if (number <= 60) return false;
          response.writeHead(429, { 'retry-after': '0.05' }).end();
          return true;
        },
      },
      { limits: { totalWaitMs: 300 } },
    );
    assert.match(report.cutShort ?? '', /^the target answers 429, 503 or 504 so often/);
    assert.deepEqual(verdictsIn(report), ['error', 'pass']);
    assert.deepEqual(reasonsFor(report, 'error'), new Set([report.cutShort]));
    assert.equal(exitCodeOf(report), 3);
    assert.ok(report.totals.waitedMs.weather > 0);
  });
});
