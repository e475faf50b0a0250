import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { arbitraryOf, type PropertyValue, randomWishes } from '../../generators/index.ts';
import { writes } from './payloads.ts';

interface Drawn {
  readonly values: readonly unknown[] | null;
  readonly runs: number;
}

/** What fast-check draws in its one run from a seed and a path. */
const drawnAgain = (arbitrary: fc.Arbitrary<PropertyValue>, random: { seed: number; path: string }): Drawn => {
  const { counterexample, numRuns } = fc.check(
    fc.property(arbitrary, () => false),
    { ...random, endOnFailure: true },
  );
  return { values: counterexample, runs: numRuns };
};

describe('random wishes', () => {
  for (const operation of writes) {
    for (const property of operation.entity.properties.filter((one) => arbitraryOf(one) !== undefined)) {
      it(`of ${operation.id} in ${property.name} are drawn again from their seed and path`, () => {
        const wishes = randomWishes(operation, property, 42, 10);
        assert.equal(wishes.length, 10);
        const arbitrary = arbitraryOf(property);
        assert.ok(arbitrary);
        for (const { random, value } of wishes) {
          assert.ok(random);
          assert.deepEqual(drawnAgain(arbitrary, random), { values: [value], runs: 1 });
        }
      });
    }
  }

  it('differ from seed to seed, and not without one', () => {
    const [operation] = writes;
    const property = operation?.entity.properties.find(({ kind }) => kind === 'text');
    assert.ok(operation && property);
    const values = (seed: number) => randomWishes(operation, property, seed, 10).map(({ value }) => value);
    assert.deepEqual(values(1), values(1));
    assert.notDeepEqual(values(1), values(2));
  });

  it('are none for an enumeration, whose members are enumerated', () => {
    for (const operation of writes) {
      for (const property of operation.entity.properties.filter(({ kind }) => kind === 'enum')) {
        assert.deepEqual(randomWishes(operation, property, 1, 10), []);
      }
    }
  });
});
