import assert from 'node:assert/strict';
import { type MockServer, startMock } from '../../mock/index.ts';
import { recordedRequest, replay, startRun, type TargetAddress } from '../../runner/index.ts';
import { fixedToken, readSettings, UsageError } from '../../target/index.ts';
import type { Finding, Report, Result } from '../../verdicts/index.ts';
import { checkOf, checks, contract } from './checks.ts';

const addressOf = ({ baseUrl, token, readerToken, parameters }: MockServer): TargetAddress => ({
  root: new URL(baseUrl),
  embedded: true,
  tokens: fixedToken(token),
  readerToken,
  parameters,
});

const seed = 7;

const runOf = async (mock: MockServer, only: string): Promise<Report> => {
  const args = ['--seed', `${seed}`, '--only', only];
  const settings = readSettings(args, contract, undefined, {});
  const run = await startRun({ settings, target: addressOf(mock), contract, checks, version: '0.0.0' });
  return run.finish();
};

const requestOf = ({ operation: id, finding }: Result & { readonly finding: Finding }, runId: string) => {
  const operation = contract.operations.find((one) => one.id === id);
  assert.ok(operation);
  const context = { contract, profile: 'standard' as const, run: { seed, runId }, hasReader: true };
  return { operation, request: recordedRequest(finding, operation, checks, context) };
};

const again = async (
  mock: MockServer,
  result: Result & { readonly finding: Finding },
  args: readonly string[] = [],
) => {
  const { operation, request } = requestOf(result, 'r1');
  assert.ok(request, JSON.stringify(result.finding.planned));
  const settings = readSettings(args, contract, undefined, {});
  const check = checkOf(result.id);
  return replay({ settings, target: addressOf(mock), contract, check, operation, request, version: '0.0.0' });
};

const found = ({ results }: Report, address: string): Result & { readonly finding: Finding } => {
  const result = results.find(({ id, operation }) => `${id}/${operation}` === address);
  assert.ok(result?.finding, address);
  return { ...result, finding: result.finding };
};

const constant = ({ 'client-request-id': _, ...headers }: Readonly<Record<string, string>>) => headers;

describe('a request that is sent once more', function () {
  this.timeout(600_000);

  const faults = [
    ['a valid value on create', 'text-trims', 'TEXT-01/createMacOSSoftwareUpdateStateSummary'],
    ['a refusal on update', 'enum-unchecked-on-update', 'ENUM-03/updateMacOSSoftwareUpdateStateSummary'],
    ['a body that is no JSON', 'body-cut-off-is-completed', 'BODY-01/createWindowsUpdateState'],
    ['bytes that are no UTF-8', 'body-invalid-utf8-answers-500', 'ERROR-03/updateWindowsUpdateState'],
  ] as const;
  for (const [words, fault, address] of faults) {
    it(`shows the same fault, and none where there is none: ${words}`, async () => {
      const [bad, good] = [await startMock({ fault }), await startMock({})];
      try {
        const report = await runOf(bad, address.slice(0, address.indexOf('/')));
        const result = found(report, address);
        const before = [bad.snapshot(), good.snapshot()];
        const still = await again(bad, result);
        assert.deepEqual([still.outcome, still.leftovers], ['broken', []]);
        const { request } = result.finding;
        assert.ok(request && still.exchange);
        assert.equal(still.exchange.request.method, request.method);
        assert.deepEqual(constant(still.exchange.request.headers), constant(request.headers));
        const { body, bodyBase64 } = still.exchange.request;
        if (request.bodyBase64 !== undefined) assert.equal(bodyBase64, request.bodyBase64);
        else assert.equal(body, request.body ?? JSON.stringify(result.finding.payload));
        const gone = await again(good, result);
        assert.deepEqual([gone.outcome, gone.message, gone.leftovers], ['held', undefined, []]);
        assert.deepEqual([bad.snapshot(), good.snapshot()], before);
      } finally {
        await Promise.all([bad.close(), good.close()]);
      }
    });
  }

  it('is not sent where nothing may be written', async () => {
    const mock = await startMock({ fault: 'text-trims' });
    try {
      const result = found(await runOf(mock, 'TEXT-01'), 'TEXT-01/createMacOSSoftwareUpdateStateSummary');
      const before = mock.snapshot();
      const { operation, request } = requestOf(result, 'r1');
      assert.ok(request);
      const settings = readSettings([], contract, undefined, { GRAPH_ALLOW_WRITES: '0' });
      const options = { settings, target: addressOf(mock), contract, check: checkOf(result.id), operation, request };
      await assert.rejects(replay({ ...options, version: '0.0.0' }), (error) => error instanceof UsageError);
      assert.deepEqual(mock.snapshot(), before);
    } finally {
      await mock.close();
    }
  });

  it('says why nothing can be said where the target has changed', async () => {
    const [bad, other] = [
      await startMock({ fault: 'text-trims' }),
      await startMock({ fault: 'create-answers-nothing' }),
    ];
    try {
      const result = found(await runOf(bad, 'TEXT-01'), 'TEXT-01/createMacOSSoftwareUpdateStateSummary');
      const { outcome, message, leftovers } = await again(other, result);
      assert.deepEqual([outcome, leftovers], ['blocked', []]);
      assert.match(message ?? '', /without the id of the new object/);
    } finally {
      await Promise.all([bad.close(), other.close()]);
    }
  });

  it('is not known to the plan where several requests, or an unknown one, showed the fault', () => {
    const of = (planned: Finding['planned']) =>
      requestOf(
        {
          ...{ id: 'TEXT-01', operation: 'createWindowsUpdateState', level: 'MUST', verdict: 'fail', requests: 1 },
          finding: { message: 'x', ...(planned === undefined ? {} : { planned }) },
        },
        'r1',
      ).request;
    assert.equal(of(undefined), undefined);
    assert.equal(of({ case: 'createWindowsUpdateState/nothing' }), undefined);
    assert.equal(of({ case: 'createWindowsUpdateState/plain', wish: 'nothing' }), undefined);
    assert.ok(of({ case: 'createWindowsUpdateState/plain' }));
  });
});
