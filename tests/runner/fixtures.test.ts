import assert from 'node:assert/strict';
import { type MockServer, startMock } from '../../mock/index.ts';
import { startRun } from '../../runner/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { connect } from '../mock/client.ts';
import { checks, contract } from './checks.ts';

const all = {
  '--device-configuration-id': 'deviceConfigurationId',
  '--macos-account-summary-id': 'macOSSoftwareUpdateAccountSummaryId',
  '--macos-category-summary-id': 'macOSSoftwareUpdateCategorySummaryId',
};

/** A run of a few requirements whose parents are given by words or, where nothing is said, by the mock's ids. */
const runWith = async (mock: MockServer, words: Readonly<Record<string, string>>): Promise<Report> => {
  const parents = Object.entries(all).flatMap(([option, name]) => [
    option,
    words[option] ?? mock.parameters[name] ?? '',
  ]);
  const settings = readSettings(['--target', mock.baseUrl, '--only', 'CREATE', ...parents], contract, undefined, {
    GRAPH_TOKEN: mock.token,
  });
  const { parameters, target: root = new URL(mock.baseUrl) } = settings;
  const target = { root, tokens: fixedToken(mock.token), readerToken: undefined, parameters };
  const run = await startRun({ settings, target, contract, checks, version: '0.0.0' });
  return run.finish();
};

const isJudged = ({ results }: Report): boolean => results.every(({ verdict }) => verdict === 'pass');

describe('the parents of a run', function () {
  this.timeout(600_000);
  let mock: MockServer;
  beforeEach(async () => {
    mock = await startMock();
  });
  afterEach(() => mock.close());

  it('are created where that is wanted, and deleted at the end', async () => {
    const before = mock.snapshot();
    const report = await runWith(mock, { '--device-configuration-id': 'create' });
    assert.ok(isJudged(report));
    const urls = report.results.flatMap(({ finding }) => finding?.curl ?? []);
    assert.deepEqual(urls, []);
    assert.equal(report.totals.created, report.totals.deleted);
    assert.deepEqual(mock.snapshot(), before);
  });

  it('are discovered where that is wanted', async () => {
    const before = mock.snapshot();
    const words = Object.fromEntries(Object.keys(all).map((option) => [option, 'discover']));
    assert.ok(isJudged(await runWith(mock, words)));
    assert.deepEqual(mock.snapshot(), before);
  });

  it('are told how to come by where nobody can create them', async () => {
    await assert.rejects(
      runWith(mock, { '--macos-account-summary-id': 'create' }),
      /^UsageError: --macos-account-summary-id: no run can create a macOSSoftwareUpdateAccountSummaryId: give an id or discover\. Intune makes .*\.$/,
    );
  });

  it('are told how to come by where the target has none', async () => {
    const id = mock.parameters.deviceConfigurationId;
    const client = connect(mock);
    for (const { id: ring } of mock.snapshot().windowsUpdateForBusinessConfiguration as { readonly id: string }[])
      await client('DELETE', `deviceManagement/deviceConfigurations/${ring}`);
    assert.ok(id !== undefined);
    await assert.rejects(
      runWith(mock, { '--device-configuration-id': 'discover' }),
      /^UsageError: --device-configuration-id: the target shows no deviceConfigurationId\. An update ring .* takes its id\.$/,
    );
  });
});
