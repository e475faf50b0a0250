import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeViolations } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { command, reportSchema, withFolder } from '../cli/run-command.ts';
import { checks } from '../runner/checks.ts';
import { exampleContract, exampleFolder } from './example.ts';
import { environmentFor, optionsFor } from './judge.ts';
import { startService } from './service/start.ts';

const addresses = checks.flatMap(({ requirement, on }) =>
  exampleContract.operations.filter(on).map(({ id }) => `${requirement.id}/${id}`),
);

describe('a third entity, on a service that keeps the contract', function () {
  this.timeout(600_000);

  it('has every address judged and no finding, strictly', async () => {
    const service = await startService();
    try {
      await withFolder(async (folder) => {
        const args = [...optionsFor(service), '--strict', '--seed', '1', '--report-dir', folder];
        const { code, stdout, stderr } = await command(['run', ...args], environmentFor(service));
        assert.equal(code, 0, `${stdout}${stderr}`);
        const report: Report = JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8'));
        assert.equal(describeViolations(reportSchema, report), undefined);
        assert.deepEqual(
          report.results.map(({ id, operation, verdict }) => `${id}/${operation} ${verdict}`).toSorted(),
          addresses.map((address) => `${address} pass`).toSorted(),
        );
        assert.equal(service.count(), 0);
        assert.equal(report.schemas, exampleFolder);
        for (const file of ['index.html', 'summary.md']) {
          assert.ok((await readFile(join(folder, file), 'utf8')).includes(exampleFolder), file);
        }
        assert.match(stdout, /^Repeat .* --schemas /m);
      });
    } finally {
      await service.close();
    }
  });

  it('is asked about what it has: the kinds of its properties, its parent object, its permissions', () => {
    for (const id of ['ENUM-03', 'TEXT-01', 'DATE-01', 'TYPE-06', 'HTTP-05', 'ROUTE-02', 'AUTH-04']) {
      assert.ok(
        addresses.some((address) => address.startsWith(`${id}/`)),
        id,
      );
    }
  });
});
