import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MockOptions, type MockServer, startMock } from '../../mock/index.ts';
import { type SweepScope, startSweep } from '../../runner/index.ts';
import { loadContract } from '../../schemas/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import { collectionOf, connect, type EntityName, entityNames } from '../mock/client.ts';
import { environmentOf } from './run-command.ts';
import { type SlowLine, slowLine } from './slow-line.ts';

export const contract = loadContract();

/** A service that other people use as well, reached over a slow line, and a folder for journals and reports. */
export interface Scene {
  readonly mock: MockServer;
  readonly line: SlowLine;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The names of the journal files. */
  journals(): Promise<readonly string[]>;
}

/** What looks like an object of a run and is none, or none of this one. */
const foreign: Readonly<Record<EntityName, readonly Readonly<Record<string, unknown>>[]>> = {
  windowsUpdateState: [
    { deviceDisplayName: 'KIOSK gcs-anotherrun-0abc123' },
    { deviceDisplayName: 'gcs-' },
    { userPrincipalName: 'notes on gcs-marks-and-runs@contoso.example' },
  ],
  macOSSoftwareUpdateStateSummary: [{ displayName: 'about gcs-anotherrun-0abc12' }],
};

const plant = async (mock: MockServer): Promise<void> => {
  const client = connect(mock);
  for (const name of entityNames) {
    const example = contract.entities.find((entity) => entity.name === name)?.operations.create.exampleRequest;
    for (const body of [example, ...foreign[name]]) {
      const { status } = await client('POST', collectionOf(name, mock), { body });
      if (status !== 201) throw new Error(`${name} could not be planted: ${status}`);
    }
  }
};

/** Milliseconds that everything takes each way. */
const delayMs = 4;

/** Calls with a scene that is gone afterwards; the service may have a fault. */
export const withScene = async <T>(use: (scene: Scene) => Promise<T>, options?: MockOptions): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const mock = await startMock(options);
  const line = await slowLine(Number(new URL(mock.baseUrl).port), delayMs);
  const journalDir = join(folder, 'journal');
  try {
    await plant(mock);
    return await use({
      mock,
      line,
      folder,
      env: {
        ...environmentOf(mock),
        GRAPH_BASE_URL: `http://127.0.0.1:${line.port}/beta`,
        GRAPH_JOURNAL_DIR: journalDir,
        GRAPH_REPORT_DIR: folder,
        GRAPH_SEED: '11',
      },
      journals: () => readdir(journalDir),
    });
  } finally {
    await line.close();
    await mock.close();
    await rm(folder, { recursive: true });
  }
};

/** Sweeps in this process; returns the lines it tells and how many objects are left. */
export const sweepIn = async ({ env, mock }: Scene, scope: SweepScope, dryRun = false) => {
  const settings = readSettings([], contract, undefined, env);
  const lines: string[] = [];
  const target = {
    root: settings.target ?? new URL(mock.baseUrl),
    tokens: fixedToken(mock.token),
    readerToken: undefined,
    parameters: settings.parameters,
  };
  const swept = await startSweep({ contract, settings, target, scope, dryRun, tell: (line) => lines.push(line) });
  return { ...swept, lines };
};
