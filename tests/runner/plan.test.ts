import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Case, needsObject } from '../../runner/case.ts';
import { compose } from '../../runner/compose.ts';
import { cutPlans } from '../../runner/cut-plans.ts';
import { planFor, type WholePlan } from '../../runner/plan.ts';
import type { PlanContext } from '../../runner/requirement.ts';
import { specialtyOf } from '../../runner/worth.ts';
import type { Entity, Operation } from '../../schemas/index.ts';
import { readSettings } from '../../target/index.ts';
import { checks, contract } from './checks.ts';

const run = { seed: 1, runId: 'abc123' };

const contextOf = (profile: PlanContext['profile']): PlanContext => ({ contract, profile, run, hasReader: true });

const planOf = (
  entity: Entity,
  only: readonly string[] = [],
  profile: PlanContext['profile'] = 'standard',
): WholePlan => {
  const { selects } = readSettings(
    only.flatMap((address) => ['--only', address]),
    contract,
    undefined,
    {},
  );
  return planFor(entity, checks, selects, contextOf(profile));
};

const keysOf = (plan: Pick<WholePlan, 'cases'>): readonly string[] => plan.cases.map(({ key }) => key).toSorted();
const bytesOf = (request: Case): unknown => {
  const { body, payload } = compose(request, run);
  return { body: body === undefined ? undefined : `${Buffer.from(body).toString('base64')}`, payload };
};
const describeCase = ({ operation, encode, wishes, ...rest }: Case): unknown => ({ ...rest, operation: operation.id });

for (const entity of contract.entities) {
  const { create, update } = entity.operations;

  describe(`the plan for ${entity.name}`, () => {
    for (const profile of ['smoke', 'standard', 'deep'] as const) {
      it(`sends each case once, ${profile}`, () => {
        const keys = keysOf(planOf(entity, [], profile));
        assert.ok(keys.length > 0);
        assert.equal(new Set(keys).size, keys.length);
      });

      it(`has something for every clause that does not live on the requests of others, ${profile}`, () => {
        const empty = Object.values(entity.operations).flatMap((operation) =>
          checks
            .filter(
              ({ on, cases, wishes, borrows }) => on(operation) && borrows !== 'all' && (cases ?? wishes) !== undefined,
            )
            .filter(({ cases, wishes }) => {
              const context = contextOf(profile);
              return (cases?.(operation, context) ?? []).length + (wishes?.(operation, context) ?? []).length === 0;
            })
            .map(({ requirement }) => `${requirement.id}/${operation.id}`),
        );
        assert.deepEqual(empty, []);
      });

      it(`means the same request by the same key, ${profile}`, () => {
        const first = new Map<string, Case>();
        for (const operation of Object.values(entity.operations)) {
          for (const check of checks.filter(({ on }) => on(operation))) {
            for (const request of check.cases?.(operation, contextOf(profile)) ?? []) {
              const known = first.get(request.key);
              first.set(request.key, request);
              if (known === undefined) continue;
              assert.deepEqual(describeCase(request), describeCase(known));
              assert.deepEqual(bytesOf(request), bytesOf(known));
            }
          }
        }
      });

      it(`grants every wish in exactly one payload, ${profile}`, () => {
        const wished = [create, update].flatMap((operation) =>
          checks
            .filter(({ on }) => on(operation))
            .flatMap((check) => check.wishes?.(operation, contextOf(profile)) ?? []),
        );
        const granted = planOf(entity, [], profile).cases.flatMap(({ wishes = [] }) => wishes);
        assert.ok(wished.length > 0);
        assert.deepEqual(granted.map(({ key }) => key).toSorted(), wished.map(({ key }) => key).toSorted());
      });
    }

    it('holds only the cases of one address, where only that is judged', () => {
      const plan = planOf(entity, [`ENUM-03/${create.id}`]);
      assert.ok(plan.cases.length > 0);
      assert.ok(plan.cases.every(({ key, operation }) => operation === create && key.startsWith(`${create.id}/enum/`)));
      assert.deepEqual(plan.scenarios, []);
    });

    it('holds nothing for the address of another entity', () => {
      for (const other of contract.entities.filter((one) => one !== entity)) {
        assert.deepEqual(planOf(entity, [`ENUM-03/${other.operations.create.id}`]).cases, []);
      }
    });

    it('holds the cases that the judged clause borrows', () => {
      const alone = keysOf(planOf(entity, [`TEXT-02/${create.id}`]));
      const borrowed = keysOf(planOf(entity, [`TEXT-01/${create.id}`]));
      assert.ok(alone.length > 0);
      for (const key of alone) assert.ok(borrowed.includes(key), key);
    });

    it('holds every case of an operation for a clause that judges every exchange', () => {
      const everything = planOf(entity).cases.filter(({ operation }) => operation === create);
      assert.deepEqual(keysOf(planOf(entity, [`ERROR-03/${create.id}`])), everything.map(({ key }) => key).toSorted());
    });

    it('holds only what a clause looks for that borrows from all', () => {
      const { cases, scenarios } = planOf(entity, [`ATOMIC-02/${update.id}`]);
      assert.ok(cases.length > 0);
      assert.deepEqual([...new Set(cases.map(({ part }) => part))].toSorted(), ['misuse', 'refusals']);
      assert.deepEqual(scenarios, []);
    });

    it('holds a scenario only where it is judged', () => {
      const ids = planOf(entity, ['LIFE-02']).scenarios.map(({ requirement }) => requirement.id);
      assert.deepEqual(ids, ['LIFE-02']);
      assert.deepEqual(planOf(entity, ['ENUM']).scenarios, []);
    });

    it('composes the same bytes each time', () => {
      assert.deepEqual(planOf(entity).cases.map(bytesOf), planOf(entity).cases.map(bytesOf));
    });
  });
}

describe('the plan of a run', () => {
  const whole = contract.entities.map((entity) => planOf(entity));
  const offers = whole.flatMap((plan) => plan.offers);
  const everywhere = (): boolean => true;
  const total = offers.reduce((sum, { price }) => sum + price, 0);
  const cut = (writes: number, isThere: (operation: Operation) => boolean = everywhere) =>
    cutPlans(whole, writes, isThere, `not reached within ${writes} writes`);
  /** What the requests are about that a cut plan has left. */
  const aspectsOf = (plans: ReturnType<typeof cut>) =>
    plans.flatMap(({ leftOut }, i) =>
      (whole[i]?.offers ?? []).filter(({ key }) => !leftOut.has(key)).flatMap(({ aspects }) => aspects),
    );

  it('holds everything where there is room for it', () => {
    for (const [i, plan] of cut(total).entries()) {
      assert.equal(plan.leftOut.size, 0);
      assert.deepEqual(keysOf(plan), keysOf(whole[i] ?? plan));
      assert.deepEqual(plan.scenarios, whole[i]?.scenarios);
    }
  });

  it('costs no more writes than allowed, and uses them', () => {
    for (const writes of [25, 60, 150, 300, 600]) {
      const left = new Set(
        cut(writes).flatMap(({ entity, leftOut }) => [...leftOut.keys()].map((key) => entity.name + key)),
      );
      const price = whole
        .flatMap(({ entity, offers: own }) => own.filter(({ key }) => !left.has(entity.name + key)))
        .reduce((sum, one) => sum + one.price, 0);
      assert.ok(price <= writes && price > writes - 15, `${price} of ${writes}`);
    }
  });

  it('keeps back what the objects cost that things are tried on', () => {
    for (const only of ['ATOMIC-02', 'UPDATE-05', 'LIFE-02', 'TYPE-01', 'HTTP-01']) {
      const plans = contract.entities.map((entity) => planOf(entity, [only]));
      for (const writes of [8, 20, 60]) {
        const kept = cutPlans(plans, writes, everywhere, 'why');
        const price = kept.reduce((sum, { leftOut, beside }, i) => {
          const sent = (plans[i]?.offers ?? []).filter(({ key }) => !leftOut.has(key));
          return sum + 2 * beside + sent.reduce((own, one) => own + one.price, 0);
        }, 0);
        assert.ok(price <= writes, `${only}: ${price} of ${writes}`);
        for (const { cases, beside } of kept) {
          const objects = beside + cases.filter(({ part }) => part === 'creates').length;
          assert.ok(objects > 0 || !cases.some(needsObject), `${only}: no object to try it on`);
        }
      }
    }
  });

  it('reaches every address, and every usual class of values, with 294 writes', () => {
    const reached = aspectsOf(cut(294));
    const all = offers.flatMap(({ aspects }) => aspects);
    const addresses = (some: typeof all) =>
      new Set(some.map(({ requirement, operation }) => `${requirement.id}/${operation.id}`));
    // Rare classes, and those that are only observed, have what is left.
    const isUsual = ({ weight, requirement }: (typeof all)[number]): boolean =>
      weight === undefined && requirement.level !== 'OBSERVE';
    const classes = (some: typeof all) => new Set(some.filter(isUsual).map((aspect) => aspect.class));
    assert.deepEqual(
      [...addresses(all)].filter((one) => !addresses(reached).has(one)),
      [],
    );
    assert.deepEqual(
      [...classes(all)].filter((one) => !classes(reached).has(one)),
      [],
    );
  });

  it('reaches what every lesson was learnt from, with 294 writes', () => {
    const reached = new Set(aspectsOf(cut(294)).map(specialtyOf));
    const lessons = JSON.parse(readFileSync(new URL('../../runner/lessons.json', import.meta.url), 'utf8')) as object;
    assert.deepEqual(
      Object.keys(lessons).filter((lesson) => !reached.has(lesson)),
      [],
    );
  });

  it('spends nothing on operations that are not there', () => {
    const [lost] = contract.entities;
    const [first, second] = cut(294, ({ entity }) => entity !== lost);
    assert.deepEqual(first?.cases, []);
    const both = cut(294)[1];
    assert.ok((second?.cases.length ?? 0) > (both?.cases.length ?? 0));
  });

  it('says why something is not sent', () => {
    const [plan] = cut(25);
    assert.deepEqual(new Set(plan?.leftOut.values()), new Set(['not reached within 25 writes']));
  });

  it('is the same each time', () => {
    assert.deepEqual(cut(294).map(keysOf), cut(294).map(keysOf));
  });
});
