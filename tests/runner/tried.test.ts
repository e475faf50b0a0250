import assert from 'node:assert/strict';
import { cutPlans } from '../../runner/cut-plans.ts';
import type { History, Scene } from '../../runner/history.ts';
import type { WishObservation } from '../../runner/observation.ts';
import { planFor } from '../../runner/plan.ts';
import { triedInPart } from '../../runner/tried.ts';
import type { Operation } from '../../schemas/index.ts';
import { trial } from '../faults/trial.ts';
import { checks, contract } from './checks.ts';
import { historyWith, observationOf } from './history.ts';

const context = { contract, profile: 'standard', run: { seed: 1, runId: 'abc123' }, hasReader: true } as const;
const whole = contract.entities.map((one) => planFor(one, checks, () => true, context));
type Sent = Pick<(typeof whole)[number], 'entity' | 'cases' | 'scenarios' | 'ownCases'>;

const [everything] = whole;
assert.ok(everything);
const { entity } = everything;
const { create, update } = entity.operations;

/** A history in which everything of a plan was recorded, but for what a test says. */
const historyOf = ({ cases, scenarios, ownCases }: Sent, special: Partial<History> = {}): History =>
  historyWith({
    ownCases,
    observations: new Map(cases.map((request) => [request.key, observationOf(request)])),
    scenes: new Map(scenarios.map(({ requirement }): [string, Scene] => [requirement.id, { exchanges: [] }])),
    ...special,
  });

/** The keys of the single cases that the check of a requirement asks for on an operation. */
const keysOf = (id: string, operation: Operation): readonly string[] => {
  const check = checks.find(({ requirement }) => requirement.id === id);
  return (check?.cases?.(operation, context) ?? []).map(({ key }) => key);
};

describe('the cases that an address was tried with', () => {
  const nothing = historyOf(everything, { observations: new Map(), scenes: new Map() });

  it('are not told where all of them were', () => {
    const history = historyOf(everything);
    assert.ok(history.ownCases.size > 50);
    for (const address of history.ownCases.keys()) assert.equal(triedInPart(history, address), undefined, address);
  });

  it('are each class of values in each property', () => {
    for (const operation of [create, update]) {
      const of = keysOf('TYPE-01', operation).length;
      assert.ok(of > 10);
      assert.deepEqual(triedInPart(nothing, `TYPE-01/${operation.id}`), { tried: 0, of });
    }
  });

  it('are of packed values what each of them shows, and not the objects that payloads make', () => {
    const of = entity.properties.reduce(
      (sum, property) => sum + (property.kind === 'enum' ? property.members.length : 0),
      0,
    );
    assert.ok(of > 5);
    assert.deepEqual(triedInPart(nothing, `ENUM-01/${create.id}`), { tried: 0, of });
    for (const [address, cases] of nothing.ownCases)
      assert.deepEqual(
        [...cases.keys()].filter((name) => name.startsWith('object-')),
        [],
        address,
      );
  });

  it('are counted where the plan was cut', () => {
    const [cut] = cutPlans(whole, 294, () => true, 'why');
    assert.ok(cut);
    for (const operation of [create, update]) {
      const keys = keysOf('TYPE-01', operation);
      const tried: number = cut.cases.filter(({ key }) => keys.includes(key)).length;
      assert.ok(tried > 0 && tried < keys.length);
      assert.deepEqual(triedInPart(historyOf(cut), `TYPE-01/${operation.id}`), { tried, of: keys.length });
    }
  });

  it('lack what the plan has and the run did not come to', () => {
    const [lost] = keysOf('TYPE-01', create);
    const { observations, ...history } = historyOf(everything);
    const others = new Map([...observations].filter(([key]) => key !== lost));
    const of = keysOf('TYPE-01', create).length;
    assert.deepEqual(triedInPart({ ...history, observations: others }, `TYPE-01/${create.id}`), { tried: of - 1, of });
  });

  it('lack a packed value of which nothing is known', () => {
    const observations = [...historyOf(everything).observations.values()];
    const [first] = observations.flatMap((observation) =>
      (observation.case.wishes ?? [])
        .filter(({ topic, operation }) => topic === 'enum' && operation === create)
        .map((wish) => ({ wish, observation })),
    );
    assert.ok(first);
    const historyTelling = (fate: WishObservation['fate']) =>
      historyOf(everything, { wishes: new Map([[first.wish.key, { ...first, fate }]]) });
    const { tried = 0, of } = triedInPart(historyTelling('unknown'), `ENUM-01/${create.id}`) ?? {};
    assert.equal(tried + 1, of);
    assert.equal(triedInPart(historyTelling('guilty'), `ENUM-01/${create.id}`), undefined);
  });

  it('are one where the check is a scenario, for each operation', () => {
    const [check] = everything.scenarios;
    const operation = Object.values(entity.operations).find((one) => check?.on(one));
    const address = `${check?.requirement.id}/${operation?.id}`;
    assert.deepEqual(triedInPart(nothing, address), { tried: 0, of: 1 });
  });

  it('are none where the check lives on the requests of others', () => {
    assert.ok(everything.wanted.get(`ERROR-03/${create.id}`)?.length);
    assert.equal(triedInPart(nothing, `ERROR-03/${create.id}`), undefined);
  });
});

describe('a result', function () {
  this.timeout(120_000);

  it('tells on how many cases it rests where that was not all, and only where it was judged', async () => {
    const { results } = await trial({}, ['--seed', '5', '--max-writes', '60']);
    const parts = results.filter(({ cases }) => cases !== undefined);
    const verdicts = new Set(parts.map(({ verdict }) => verdict));
    assert.ok(results.some(({ verdict }) => verdict === 'not-applicable'));
    assert.deepEqual([...verdicts], ['pass']);
    for (const { cases = { tried: 0, of: 0 } } of parts) assert.ok(cases.tried < cases.of);
    const types = parts.filter(({ id }) => id === 'TYPE-01');
    assert.ok(types.length > 0);
    for (const { operation: name, cases } of types) {
      const operation = contract.operations.find(({ id }) => id === name);
      assert.equal(cases?.of, operation && keysOf('TYPE-01', operation).length);
    }
  });

  it('tells of no cases where all were tried', async () => {
    const { results } = await trial({}, ['--seed', '5', '--max-writes', '4000']);
    assert.deepEqual(
      results.filter(({ cases }) => cases !== undefined),
      [],
    );
  });

  it('tells what was not sent because nothing can be deleted', async () => {
    const { results } = await trial({ fault: 'route-delete-no-template' }, ['--seed', '5', '--only', 'CREATE']);
    const [part, ...others] = results.filter(({ cases }) => cases?.tried === 0);
    assert.deepEqual([part?.id, part?.verdict, part?.cases, others], ['CREATE-04', 'pass', { tried: 0, of: 1 }, []]);
  });
});
