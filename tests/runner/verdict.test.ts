import assert from 'node:assert/strict';
import type { Registered, Seen } from '../../runner/requirement.ts';
import { judgementOf, verdictOf } from '../../runner/verdict.ts';
import type { Waiver } from '../../target/index.ts';
import { ClauseBroken, type Result } from '../../verdicts/index.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { checkOf, contract } from './checks.ts';
import { caseOf, entity, historyWith, observationOf, unrouted } from './history.ts';

const operation = entity.operations.create;
const exchange = exchangeWith(400, { error: { code: '', message: 'no' } });
const observation = observationOf(caseOf(operation), { exchange });
const seen: Seen<unknown> = { of: observation, exchange, words: 'the payload is an ordinary one', observation };

const breaks = (): undefined => {
  throw new ClauseBroken('refused', { property: 'status', expected: '201', actual: '400' });
};

const verdictWith = async (
  judge: Registered['judge'],
  {
    id = 'CREATE-01',
    strict = false,
    history = Promise.resolve(historyWith()),
    waiver = undefined as Waiver | undefined,
    expected = false,
  } = {},
): Promise<Result> => {
  const check: Registered = {
    ...checkOf('CREATE-01'),
    sees: () => [seen],
    judge,
    requirement: checkOf(id).requirement,
  };
  const workbench = { minimise: async (one: Seen<unknown>) => ({ seen: one }), close: async () => undefined };
  const address = { check, operation };
  const judged = await judgementOf(address, { context: { contract }, hasReader: true, history });
  return verdictOf(address, judged, {
    strict,
    seed: 1,
    waiver,
    today: '2026-01-01',
    expected,
    workbench,
    sameAs: async () => undefined,
    sentUntil: (number) => ({ requests: number, writes: 1 }),
  });
};

describe('the verdict of an address', () => {
  it('is a pass, with the policy that was seen', async () => {
    assert.deepEqual(await verdictWith(() => 'answers 400'), {
      id: 'CREATE-01',
      operation: operation.id,
      level: 'MUST',
      verdict: 'pass',
      requests: 1,
      observed: 'answers 400',
    });
  });

  it('is a failure, with evidence that stands alone', async () => {
    const { verdict, finding } = await verdictWith(breaks);
    assert.equal(verdict, 'fail');
    assert.equal(finding?.message, 'refused');
    assert.equal(finding.property, 'status');
    assert.deepEqual([finding.expected, finding.actual], ['201', '400']);
    assert.equal(finding.answer?.status, 400);
    assert.match(finding.curl ?? '', /^curl /);
    assert.deepEqual(finding.seenAfter, { requests: exchange.number, writes: 1 });
  });

  it('goes by the level of the clause', async () => {
    assert.equal((await verdictWith(breaks, { id: 'ENUM-04' })).verdict, 'warn');
    assert.equal((await verdictWith(breaks, { id: 'ENUM-04', strict: true })).verdict, 'fail');
    assert.equal((await verdictWith(breaks, { id: 'ENUM-05' })).verdict, 'pass');
  });

  it('is waived for a while, with the evidence', async () => {
    const waiver = { address: '', reason: 'Known.', until: '2026-01-01', file: 'targets/a.json' };
    const { verdict, finding, reason } = await verdictWith(breaks, { waiver });
    assert.deepEqual([verdict, finding?.message, reason], ['waived', 'refused', 'Known. (waived until 2026-01-01)']);
    assert.equal((await verdictWith(() => undefined, { waiver })).verdict, 'stale');
  });

  it('is an error where one is expected and there is none', async () => {
    const history = Promise.resolve(historyWith({ standing: { ...historyWith().standing, create: unrouted } }));
    assert.equal((await verdictWith(() => undefined, { history })).verdict, 'blocked');
    const { verdict, reason } = await verdictWith(() => undefined, { history, expected: true });
    assert.equal(verdict, 'error');
    assert.match(reason ?? '', /not routed.*; the target file expects a verdict here/);
  });

  it('is an error where a judge breaks', async () => {
    const { verdict, reason, finding } = await verdictWith(() => {
      throw new TypeError('x is not a function');
    });
    assert.deepEqual([verdict, reason, finding], ['error', 'the suite broke: x is not a function', undefined]);
  });

  it('is an error where the run breaks', async () => {
    const { verdict, reason } = await verdictWith(() => undefined, {
      history: Promise.reject(new Error('out of memory')),
    });
    assert.deepEqual([verdict, reason], ['error', 'the suite broke: out of memory']);
  });
});
