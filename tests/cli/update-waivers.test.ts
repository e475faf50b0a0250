import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateWaivers } from '../../cli/update-waivers.ts';
import { finding, reportOf, result } from '../reporters/fixture.ts';

const kept = { address: 'TEXT-01/a', reason: 'Known.', until: '2026-12-31', link: 'https://tracker.example/1' };
const stale = { address: 'TEXT-01/b', reason: 'Was known.', until: '2026-12-31' };
const expired = { address: 'TEXT-01/c', reason: 'Known for long.', until: '2025-12-31' };

const report = reportOf(
  [
    result('TEXT-01/a', 'waived', { finding }),
    result('TEXT-01/b', 'stale'),
    result('TEXT-01/c', 'fail', { finding }),
    result('ENUM-03/a', 'fail', { finding }),
    result('ENUM-04/a', 'warn', { finding }),
  ],
  { startedAt: '2026-03-01T09:30:00.000Z' },
);

describe('updating waivers', () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waivers-'));
    path = join(folder, 'staging.json');
  });
  after(() => rm(folder, { recursive: true }));

  it('adds what fails for two weeks, renews what expired, and removes what is stale', async () => {
    await writeFile(path, JSON.stringify({ cloud: 'global', waivers: [kept, stale, expired] }));
    const said = await updateWaivers(path, report);
    assert.match(said, /2 waivers written, 2 removed\./);
    assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), {
      cloud: 'global',
      waivers: [
        kept,
        { address: 'TEXT-01/c', reason: 'Known for long.', until: '2026-03-15' },
        { address: 'ENUM-03/a', reason: `Not reviewed: ${finding.message}`, until: '2026-03-15' },
      ],
    });
  });

  it('leaves the file alone where nothing has to change', async () => {
    const text = JSON.stringify({ cloud: 'global', waivers: [kept] });
    await writeFile(path, text);
    assert.match(await updateWaivers(path, reportOf([result('TEXT-01/a', 'waived', { finding })])), /no waiver/);
    assert.equal(await readFile(path, 'utf8'), text);
  });
});
