import assert from 'node:assert/strict';
import { settingLines } from '../../../cli/doctor/lines.ts';

describe('the settings that the doctor prints', () => {
  it('keep their columns where a value is longer than its own', () => {
    const long = 'x'.repeat(90);
    const lines = settingLines([
      { name: 'seed', value: '7', from: '--seed' },
      { name: 'schemas', value: long, from: 'GRAPH_SCHEMAS' },
      { name: 'profile', value: 'standard', from: 'default' },
    ]);
    assert.deepEqual(lines, [
      '  seed     7         --seed',
      `  schemas  ${long}`,
      '                     GRAPH_SCHEMAS',
      '  profile  standard  default',
    ]);
  });
});
