import assert from 'node:assert/strict';
import { markOf, runsIn, withMark } from '../../generators/index.ts';
import { loadContract } from '../../schemas/index.ts';

const [entity] = loadContract().entities;
assert.ok(entity !== undefined);
const [text = ''] = entity.properties.filter(({ kind }) => kind === 'text').map(({ name }) => name);
const [member = ''] = entity.properties.filter(({ kind }) => kind === 'enum').map(({ name }) => name);

describe('the runs whose marks an object carries', () => {
  it('are found in its texts, whatever became of their case', () => {
    const payload = withMark(entity, { [text]: 'a value' }, markOf('run1', 'a case'), () => true);
    assert.deepEqual(runsIn(entity, payload), ['run1']);
    assert.deepEqual(runsIn(entity, { [text]: String(payload[text]).toUpperCase() }), ['run1']);
  });

  const strangers = [
    'gcs-',
    'gcs-run1-',
    'gcs-run1-0abc12',
    'gcs-run1-0abc1234',
    'xgcs-run1-0abc123',
    'gcs--0abc123',
    `gcs-${'r'.repeat(25)}-0abc123`,
    'about gcs-marks-and-runs',
  ];
  for (const stranger of strangers) {
    it(`are none in ${JSON.stringify(stranger)}`, () => assert.deepEqual(runsIn(entity, { [text]: stranger }), []));
  }

  it('are looked for in texts only', () => {
    const mark = markOf('run1', 'a case');
    assert.deepEqual(runsIn(entity, { [member]: mark, id: mark, note: mark }), []);
    assert.deepEqual(runsIn(entity, {}), []);
    assert.deepEqual(runsIn(entity, { [text]: null }), []);
  });
});
