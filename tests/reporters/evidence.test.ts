import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { attachEvidence } from '../../reporters/index.ts';
import type { Result } from '../../verdicts/record.ts';
import { contract, finding, result } from './fixture.ts';

interface Attached {
  readonly title: string;
  readonly value: unknown;
}

/** What mochawesome's addContext leaves on the test. */
function attachedTo(test: Mocha.Test & { context?: readonly Attached[] }): readonly Attached[] {
  return test.context ?? [];
}

function evidenceOf(of: Result): readonly Attached[] {
  const test = new Mocha.Test('one address', () => {});
  const requirement = contract.requirements.find(({ id }) => id === of.id);
  assert.ok(requirement);
  attachEvidence(Object.assign(new Mocha.Context(), { test }), of, requirement);
  return attachedTo(test);
}

describe('the evidence beside a test', () => {
  it('is clause and verdict, and the finding where there is one', () => {
    assert.deepEqual(
      evidenceOf(result('ENUM-03/createLamp', 'pass')).map(({ title }) => title),
      ['Requirement', 'Verdict'],
    );
    const [requirement, verdict, evidence] = evidenceOf(result('ENUM-03/createLamp', 'fail', { finding }));
    assert.equal(JSON.stringify(requirement?.value).includes('is answered with 400'), true);
    assert.deepEqual(verdict?.value, {
      id: 'ENUM-03',
      operation: 'createLamp',
      level: 'MUST',
      verdict: 'fail',
      requests: 3,
    });
    assert.deepEqual(evidence?.value, finding);
  });

  it('never hands over a bare string, which mochawesome would turn into a link or an image', () => {
    const payload = 'https://tracker.example/pixel.png';
    const contexts = evidenceOf(result('ENUM-03/createLamp', 'fail', { finding: { message: payload, payload } }));
    for (const { value } of contexts) assert.equal(typeof value, 'object');
  });

  it('cuts what nobody reads to the end', () => {
    const message = 'x'.repeat(1_000_000);
    const text = JSON.stringify(evidenceOf(result('ENUM-03/createLamp', 'fail', { finding: { message } })));
    assert.ok(text.length < 2000);
    assert.match(text, /1,000,000 characters in full/);
  });
});
