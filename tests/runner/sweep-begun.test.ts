import assert from 'node:assert/strict';
import { startMock } from '../../mock/index.ts';
import { createClientFor } from '../../runner/client-for.ts';
import type { JournalRecord } from '../../runner/journal-file.ts';
import { createPatience } from '../../runner/patience.ts';
import { thisProcess } from '../../runner/process-life.ts';
import { sweep } from '../../runner/sweep.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import { collectionOf, connect } from '../mock/client.ts';
import { contract } from './checks.ts';

const runId = 'again1s2';

const record = (target: string, process: object): JournalRecord => ({
  path: 'none.jsonl',
  run: {
    kind: 'run',
    runId,
    started: new Date().toISOString(),
    target,
    collections: [],
    seed: 1,
    version: '0',
    ...thisProcess(),
    ...process,
  },
  intents: [],
  unanswered: [],
  standing: [],
  unreadable: [],
});

describe('a sweep after a killed shard', () => {
  for (const begins of [false, true]) {
    it(`${begins ? 'leaves' : 'deletes'} its objects where it ${begins ? 'has begun' : 'has not begun'} again`, async () => {
      const mock = await startMock();
      try {
        const body = { displayName: `macOS 14 gcs-${runId}-0a1b2c3` };
        await connect(mock)('POST', collectionOf('macOSSoftwareUpdateStateSummary', mock), { body });
        const root = new URL(mock.baseUrl);
        const target = { root, tokens: fixedToken(mock.token), readerToken: undefined, parameters: mock.parameters };
        const client = await createClientFor(readSettings([], contract, undefined, {}), target);
        const dead = record(mock.baseUrl, { pid: 2 ** 31 - 1 });
        let looks = 0;
        const { deleted } = await sweep({
          contract,
          root,
          client,
          patience: createPatience(0),
          parents: { parameters: mock.parameters, fixtures: {} },
          journals: () => (looks++ === 0 || !begins ? [dead] : [dead, record(mock.baseUrl, {})]),
          scope: { runs: new Set([runId]) },
          tell: () => undefined,
        });
        assert.equal(deleted, begins ? 0 : 1);
        const left = JSON.stringify(mock.snapshot()).includes(runId);
        assert.equal(left, begins);
      } finally {
        await mock.close();
      }
    });
  }
});
