import assert from 'node:assert/strict';
import { judge } from './judge.ts';
import { faults } from './service/faults.ts';
import { startService } from './service/start.ts';

describe('a third entity, on a faulty service', function () {
  this.timeout(600_000);

  for (const { does, violates, toldAs = [violates], bad } of faults) {
    it(`is told by ${violates}: the service ${does}`, async () => {
      const service = await startService(bad);
      try {
        const { results } = await judge(service, ['--seed', '1', '--strict', '--max-writes', '150']);
        const found = results.filter(({ verdict }) => verdict === 'fail');
        assert.ok(found.some(({ id }) => id === violates));
        const causes = found.filter(({ finding }) => finding?.sameAs === undefined).map(({ id }) => id);
        assert.deepEqual([...new Set(causes)], toldAs);
      } finally {
        await service.close();
      }
    });
  }
});
