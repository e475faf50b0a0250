import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMock } from '../../mock/index.ts';
import { command, environmentOf, filesIn, withFolder } from './run-command.ts';

describe('graph-conformance run without the right to write', function () {
  this.timeout(600_000);

  it('says so, writes nothing and judges what can be read', () =>
    withFolder(async (folder) => {
      const mock = await startMock();
      const before = mock.snapshot();
      const env = { ...environmentOf(mock), GRAPH_ALLOW_WRITES: '0' };
      const { code, stdout, stderr } = await command(['run', '--report-dir', folder], env);
      assert.deepEqual(mock.snapshot(), before);
      await mock.close();
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^The run is read-only: --allow-writes lets it write\.$/m);
      const report = JSON.parse((await filesIn(folder))['conformance.json'] ?? '');
      assert.equal(report.totals.writes, 0);
      assert.ok(report.totals.verdicts.pass > 20 && report.totals.verdicts['not-applicable'] > 100);
    }));

  it('takes the right from a target file', () =>
    withFolder(async (folder) => {
      const mock = await startMock();
      const { GRAPH_BASE_URL: baseUrl, ...env } = environmentOf(mock);
      await writeFile(join(folder, 'target.json'), JSON.stringify({ baseUrl, writes: true, profile: 'smoke' }));
      const args = ['run', '--target', join(folder, 'target.json'), '--only', 'CREATE-01', '--report-dir', folder];
      const { code, stdout } = await command(args, env);
      await mock.close();
      assert.equal(code, 0, stdout);
      assert.doesNotMatch(stdout, /read-only/);
      const report = JSON.parse((await filesIn(folder))['conformance.json'] ?? '');
      assert.deepEqual([report.target.baseUrl, report.profile], [baseUrl, 'smoke']);
      assert.ok(report.totals.created > 0 && report.totals.leftover === 0);
    }));
});
