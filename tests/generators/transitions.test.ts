import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { visits } from '../../generators/transitions.ts';

const members = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 16 });
const limit = fc.integer({ min: 1, max: 250 });

const stepsOf = (walk: readonly string[]): readonly string[] =>
  walk.slice(1).map((to, i) => JSON.stringify([walk[i], to]));

describe('a walk through an enumeration', () => {
  it('enters and leaves every member', () => {
    fc.assert(
      fc.property(members, limit, (all, most) => {
        const walk = visits(all, most);
        assert.deepEqual(new Set(walk.slice(1)), new Set(all));
        assert.deepEqual(new Set(walk.slice(0, -1)), new Set(all));
      }),
    );
  });

  it('never stays where it is', () => {
    fc.assert(
      fc.property(members, limit, (all, most) => {
        const walk = visits(all, most);
        assert.ok(walk.slice(1).every((to, i) => to !== walk[i]));
      }),
    );
  });

  it('is no longer than allowed, but long enough for every member', () => {
    fc.assert(
      fc.property(members, limit, (all, most) => {
        assert.ok(visits(all, most).length <= Math.max(most, all.length + 1));
      }),
    );
  });

  it('makes every transition exactly once where there is room for that', () => {
    fc.assert(
      fc.property(members, (all) => {
        const transitions = all.flatMap((from) =>
          all.filter((to) => to !== from).map((to) => JSON.stringify([from, to])),
        );
        const steps = stepsOf(visits(all, transitions.length + 1));
        assert.deepEqual(steps.toSorted(), transitions.toSorted());
      }),
    );
  });

  it('makes all 12 transitions of four members in 13 visits', () => {
    const walk = visits(['a', 'b', 'c', 'd'], 13);
    assert.equal(walk.length, 13);
    assert.equal(new Set(stepsOf(walk)).size, 12);
  });

  it('of fifteen members goes backwards and forwards', () => {
    const all = Array.from({ length: 15 }, (_, i) => `${i}`);
    const steps = stepsOf(visits(all, 31));
    assert.ok(steps.includes('["9","8"]') && steps.includes('["8","9"]'));
  });

  it('of one member stands still, and of none is empty', () => {
    assert.deepEqual(visits(['a'], 13), ['a']);
    assert.deepEqual(visits([], 13), []);
  });
});
