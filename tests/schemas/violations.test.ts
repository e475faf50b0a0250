import assert from 'node:assert/strict';
import { loadContract, type Use, violations } from '../../schemas/index.ts';

const entity = loadContract().entities.find(({ name }) => name === 'windowsUpdateState');
assert.ok(entity);
const answer = entity.operations.create.exampleResponse;
assert.ok(answer);

function found(use: Use, value: unknown): readonly string[] {
  assert.ok(entity);
  return violations(entity, use, value).map(({ keyword, pointer }) => `${keyword} ${pointer}`);
}

function without(name: string): object {
  return Object.fromEntries(Object.entries(answer ?? {}).filter(([key]) => key !== name));
}

describe('violations', () => {
  for (const use of ['create', 'update'] as const) {
    it(`require nothing of a body to ${use}`, () => assert.deepEqual(found(use, {}), []));

    it(`name an undeclared property of a body to ${use} in an escaped pointer`, () => {
      assert.deepEqual(found(use, { 'a/b~c': 1 }), ['unevaluatedProperties /a~1b~0c']);
    });

    it(`name one fault of a body to ${use} once`, () => {
      assert.deepEqual(found(use, { status: 'unknown', deviceId: null }), ['enum /status']);
      assert.deepEqual(found(use, { status: 1 }), ['enum /status']);
      assert.deepEqual(found(use, { lastScanDateTime: '2017-01-01 00:00:00Z' }), ['format /lastScanDateTime']);
      assert.deepEqual(found(use, { '@odata.type': '#microsoft.graph.device' }), ['const /@odata.type']);
      assert.deepEqual(found(use, { deviceId: 1 }), ['type /deviceId']);
    });

    it(`refuse what is no object as a body to ${use}`, () => assert.deepEqual(found(use, [])[0], 'type '));
  }

  it('refuse null for a non-nullable property', () => {
    assert.deepEqual(found('answer', { ...answer, lastSyncDateTime: null }), ['type /lastSyncDateTime']);
  });

  it('let an answer leave out a nullable property, and no other', () => {
    assert.deepEqual(found('answer', without('deviceId')), []);
    assert.deepEqual(found('answer', without('@odata.type')), []);
    for (const name of ['id', 'status', 'lastScanDateTime', 'lastSyncDateTime']) {
      assert.deepEqual(found('answer', without(name)), [`required /${name}`]);
    }
  });

  it('let an answer have undeclared properties and annotations', () => {
    assert.deepEqual(found('answer', { ...answer, '@odata.context': 'x', 'status@odata.type': 'x', osVersion: 1 }), []);
  });

  it('refuse an empty id in an answer', () => {
    assert.deepEqual(found('answer', { ...answer, id: '' }), ['minLength /id']);
  });

  it('say in words what is wrong', () => {
    assert.ok(entity);
    const value = { lastScanDateTime: 'yesterday', status: 'unknown', osVersion: 1 };
    assert.deepEqual(
      violations(entity, 'create', value)
        .map(({ pointer, message }) => `${pointer} ${message}`)
        .toSorted(),
      [
        '/lastScanDateTime must be a valid Edm.DateTimeOffset',
        '/osVersion is not a declared property',
        '/status must be one of upToDate, pendingInstallation, pendingReboot, failed',
      ],
    );
  });
});
