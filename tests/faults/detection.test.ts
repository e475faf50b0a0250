import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import { faults, type MockOptions, variants } from '../../mock/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { checks, contract } from '../runner/checks.ts';
import { trial } from './trial.ts';

const findings = new Set(['fail', 'warn']);

/** Runs overlap: most of their time is waiting. The tests only look at what came out. */
const atOnce = pLimit(6);
const started = new Map<string, Promise<Report>>();
const start = (name: string, options: MockOptions, args: readonly string[]): void => {
  const report = atOnce(() => trial(options, args));
  report.catch(() => undefined);
  started.set(name, report);
};
const reportOf = async (name: string): Promise<Report> => {
  const report = await started.get(name);
  assert.ok(report !== undefined);
  return report;
};

/** Some clauses are about kinds of properties that only other entities have: tests/entity/ breaks those. */
const isAsked = (id: string): boolean =>
  checks.some(({ requirement, on }) => requirement.id === id && contract.operations.some(on));

/** OBSERVE rows never fail, and a missing parent is an error of the setup. */
const canFail = ({ id, level }: { readonly id: string; readonly level: string }): boolean =>
  level !== 'OBSERVE' && id !== 'ROUTE-02' && isAsked(id);

const broken = contract.requirements.filter(canFail).map(({ id }) => ({
  id,
  fault: faults.find(({ violates }) => violates[0] === id),
}));

describe('the catalogue', function () {
  this.timeout(0);

  before(() => {
    for (const { id, fault } of broken) {
      if (fault !== undefined) start(id, { fault: fault.name }, ['--only', id, '--seed', '7']);
    }
    start('ROUTE-02', { fault: 'parent-configuration-missing' }, ['--profile', 'smoke', '--seed', '7']);
    for (const { name } of variants) start(name, { variant: name }, ['--seed', '7', '--strict']);
  });

  describe('every requirement that can fail, alone against a server that breaks it', () => {
    for (const { id, fault } of broken) {
      it(`${id}: ${fault?.does ?? 'no fault in the catalogue'}`, async () => {
        assert.ok(fault !== undefined, `mock/faults has no fault whose first requirement is ${id}`);
        const { results } = await reportOf(id);
        const found = results.filter(({ verdict }) => findings.has(verdict));
        assert.notDeepEqual(found, [], `${fault.name} was not found by ${id}`);
        for (const { finding } of found) assert.ok((finding?.message ?? '') !== '');
      });
    }

    it('a missing parent object is an error that names the variable to change', async () => {
      const { results } = await reportOf('ROUTE-02');
      const { verdict, reason } =
        results.find(({ id, operation }) => id === 'ROUTE-02' && operation === 'createWindowsUpdateState') ?? {};
      assert.equal(verdict, 'error');
      assert.match(reason ?? '', /GRAPH_DEVICE_CONFIGURATION_ID/);
    });
  });

  describe('servers that are legally different', () => {
    for (const { name, does } of variants) {
      it(`${name}: ${does}`, async () => {
        const { results, totals } = await reportOf(name);
        const alarms = results.filter(({ verdict }) => verdict !== 'pass');
        assert.deepEqual(
          alarms.map(({ id, operation, finding, reason }) => `${id}/${operation}: ${finding?.message ?? reason}`),
          [],
        );
        assert.equal(totals.leftover, 0);
      });
    }
  });
});
