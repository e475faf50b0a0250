import assert from 'node:assert/strict';
import { type MockOptions, type MockServer, startMock } from '../../mock/index.ts';
import { startRun } from '../../runner/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import type { Report, Result } from '../../verdicts/index.ts';
import { answer, type Handler, listen } from '../target/server.ts';
import { checks, contract } from './checks.ts';

const reason = 'the run is read-only: --allow-writes lets it write';
const isRead = (operation: string): boolean =>
  contract.operations.some(({ id, method }) => id === operation && method === 'GET');

type Place = Pick<MockServer, 'baseUrl' | 'token' | 'readerToken' | 'parameters'>;

const look = async (
  { baseUrl, token, readerToken, parameters }: Place,
  args: readonly string[] = [],
): Promise<Report> => {
  const run = await startRun({
    settings: readSettings(args, contract, undefined, { GRAPH_ALLOW_WRITES: '0' }),
    target: { root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters },
    contract,
    checks,
    visibilityMs: 500,
    version: '0.0.0',
  });
  return run.finish();
};

const lookAtMock = async (options: MockOptions = {}): Promise<Report> => {
  const mock = await startMock(options);
  const before = mock.snapshot();
  try {
    const report = await look(mock);
    assert.deepEqual(mock.snapshot(), before);
    assert.equal(report.totals.writes, 0);
    return report;
  } finally {
    await mock.close();
  }
};

const addresses = (results: readonly Result[]): readonly string[] =>
  results.map(({ id, operation }) => `${id}/${operation}`);

describe('a run that only reads', () => {
  let report: Report;
  before(async () => {
    report = await lookAtMock();
  });

  it('judges what can be read, and finds nothing wrong with a correct service', () => {
    const { results } = report;
    const judged = results.filter(({ verdict }) => verdict !== 'not-applicable');
    assert.deepEqual(addresses(judged.filter(({ verdict }) => verdict !== 'pass')), []);
    const names = addresses(judged);
    for (const { id, kind } of contract.operations) {
      const every = ['ROUTE-01', 'HTTP-03', 'HTTP-04', 'HTTP-05', 'ERROR-01', 'ERROR-02', 'ERROR-03'];
      if (isRead(id)) for (const requirement of every) assert.ok(names.includes(`${requirement}/${id}`), requirement);
      if (kind === 'create') assert.ok(names.includes(`ROUTE-02/${id}`));
    }
  });

  it('says of everything else that it is not applicable, and why', () => {
    const others = report.results.filter(({ verdict }) => verdict === 'not-applicable');
    assert.ok(others.length > 100);
    assert.deepEqual([...new Set(others.map((result) => result.reason))], [reason]);
    assert.ok(others.every(({ operation }) => !isRead(operation)));
  });

  const faults = [
    ['route-list-no-template', 'ROUTE-01/listWindowsUpdateStates'],
    ['route-get-405', 'ROUTE-01/getWindowsUpdateState'],
  ] as const;
  for (const [fault, address] of faults) {
    it(`finds ${fault}`, async () => {
      const { results } = await lookAtMock({ fault });
      assert.deepEqual(addresses(results.filter(({ verdict }) => verdict === 'fail')), [address]);
    });
  }

  it('sends nothing but GET, also where there is nothing to read', async () => {
    const graph: Handler = ({ url }, response) => {
      const item = /(Configurations|Summaries|States)\/[^/]*$/.test(url);
      if (!item) return answer(response, 200, { value: [] });
      if (url.includes('/deviceUpdateStates/')) return answer(response, 404, { error: { code: 'x', message: 'y' } });
      // Whoever answers an unknown id with an object shows somebody else's: it must not be deleted.
      return answer(response, 200, { id: 'of somebody else' });
    };
    const server = await listen(graph);
    const parameters = { ...(await mockParameters()) };
    const { results } = await look({ baseUrl: `${server.url}/beta`, token: 'any', readerToken: 'other', parameters });
    await server.close();
    assert.deepEqual([...new Set(server.received.map(({ method }) => method))], ['GET']);
    const gets = results.filter(({ id, operation }) => id === 'ROUTE-01' && operation.startsWith('get'));
    assert.deepEqual(
      new Set(gets.map(({ verdict, reason: why }) => `${verdict}: ${why}`)),
      new Set([`not-applicable: ${reason}`]),
    );
    // A list that nobody can be refused has no error to show.
    const odd = results.filter(({ verdict }) => verdict === 'error' || verdict === 'blocked');
    assert.ok(
      odd.every(({ id, operation, verdict: got }) => got === 'blocked' && /^ERROR/.test(id) && /^list/.test(operation)),
    );
  });

  it('names a parent that is missing', async () => {
    const mock = await startMock();
    const parameters = { ...mock.parameters, deviceConfigurationId: 'nowhere' };
    const { results } = await look({ ...mock, parameters }, ['--only', 'ROUTE-02']);
    await mock.close();
    const missing = results.filter(({ verdict }) => verdict === 'error');
    assert.deepEqual(addresses(missing), ['ROUTE-02/createWindowsUpdateState']);
    assert.match(missing[0]?.reason ?? '', /'nowhere'/);
  });
});

const mockParameters = async (): Promise<MockServer['parameters']> => {
  const mock = await startMock();
  await mock.close();
  return mock.parameters;
};
