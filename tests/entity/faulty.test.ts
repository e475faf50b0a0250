import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';
import { judge } from './judge.ts';
import { faults } from './service/faults.ts';
import { startService } from './service/start.ts';

describe('a third entity, on a faulty service', function () {
  this.timeout(600_000);

  it('shows every clause about kinds of property that no entity of the suite has', () => {
    const { requirements, entities } = loadContract();
    const shipped = new Set(entities.flatMap(({ properties }) => properties.map(({ kind }) => kind)));
    const others = requirements.filter(({ kinds }) => kinds?.some((kind) => shipped.has(kind)) === false);
    assert.ok(others.length > 0);
    for (const { id } of others) assert.ok(faults.filter(({ violates }) => violates === id).length >= 2, id);
  });

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
