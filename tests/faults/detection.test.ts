import assert from 'node:assert/strict';
import { faults, variants } from '../../mock/index.ts';
import { loadContract } from '../../schemas/index.ts';
import { trial } from './trial.ts';

const findings = new Set(['fail', 'warn']);

/** OBSERVE rows never fail, and a missing parent is an error of the setup. */
const canFail = ({ id, level }: { readonly id: string; readonly level: string }): boolean =>
  level !== 'OBSERVE' && id !== 'ROUTE-02';

describe('every requirement that can fail, alone against a server that breaks it', () => {
  for (const { id } of loadContract().requirements.filter(canFail)) {
    const fault = faults.find(({ violates }) => violates[0] === id);
    it(`${id}: ${fault?.does ?? 'no fault in the catalogue'}`, async () => {
      assert.ok(fault !== undefined, `mock/faults has no fault whose first requirement is ${id}`);
      const { results } = await trial({ fault: fault.name }, ['--only', id, '--seed', '7']);
      const found = results.filter(({ verdict }) => findings.has(verdict));
      assert.notDeepEqual(found, [], `${fault.name} was not found by ${id}`);
      for (const { finding } of found) assert.ok((finding?.message ?? '') !== '');
    });
  }

  it('a missing parent object is an error that names the variable to change', async () => {
    const { results } = await trial({ fault: 'parent-configuration-missing' }, ['--profile', 'smoke', '--seed', '7']);
    const { verdict, reason } =
      results.find(({ id, operation }) => id === 'ROUTE-02' && operation === 'createWindowsUpdateState') ?? {};
    assert.equal(verdict, 'error');
    assert.match(reason ?? '', /GRAPH_DEVICE_CONFIGURATION_ID/);
  });
});

describe('servers that are legally different', () => {
  for (const { name, does } of variants) {
    it(`${name}: ${does}`, async () => {
      const { results, totals } = await trial({ variant: name }, ['--seed', '7', '--strict']);
      const alarms = results.filter(({ verdict }) => findings.has(verdict) || verdict === 'error');
      assert.deepEqual(
        alarms.map(({ id, operation, finding, reason }) => `${id}/${operation}: ${finding?.message ?? reason}`),
        [],
      );
      assert.equal(totals.leftover, 0);
    });
  }
});
