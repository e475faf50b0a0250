import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { choose, type Offer } from '../../runner/choose.ts';
import { featuresOf } from '../../runner/worth.ts';
import type { Operation } from '../../schemas/index.ts';
import { contract } from './checks.ts';

const [requirement] = contract.requirements;
if (requirement === undefined) throw new Error('The contract has no requirement.');
const writes: readonly Operation[] = contract.operations.filter(({ kind }) => kind === 'create' || kind === 'update');

const offer = (operation: Operation, name: string, price = 1): Offer => ({
  key: `${operation.id}/${name}`,
  price,
  aspects: [{ requirement, operation, class: name }],
});

const anyOffer: fc.Arbitrary<Offer> = fc
  .tuple(fc.constantFrom(...writes), fc.constantFrom(...'abcdefgh'), fc.constantFrom(1, 2))
  .map(([operation, name, price]) => offer(operation, name, price));
const anyOffers = fc.uniqueArray(anyOffer, { maxLength: 32, selector: ({ key }) => key });

const priceOf = (offers: readonly Offer[]): number => offers.reduce((sum, { price }) => sum + price, 0);
const keysOf = (offers: readonly Offer[]): readonly string[] => offers.map(({ key }) => key);

const seenBy = (offers: readonly Offer[]): ReadonlySet<string> =>
  new Set(offers.flatMap(({ aspects }) => aspects.flatMap(featuresOf)).map(({ name }) => name));

/** Whether each of the chosen shows, at its turn, as much as any other that was not chosen before it. */
const isGreedy = (offers: readonly Offer[], chosen: readonly Offer[]): boolean =>
  chosen.every((next, i) => {
    const before = chosen.slice(0, i);
    const seen = seenBy(before);
    const worth = ({ aspects }: Offer): number =>
      aspects
        .flatMap(featuresOf)
        .filter(({ name }) => !seen.has(name))
        .reduce((sum, feature) => sum + feature.worth, 0);
    return offers.every((other) => before.includes(other) || worth(other) <= worth(next));
  });

describe('the choice of what is sent', () => {
  it('never costs more than allowed, and nothing comes twice', () => {
    fc.assert(
      fc.property(anyOffers, fc.nat(40), (offers, limit) => {
        const chosen = choose(offers, limit);
        assert.ok(priceOf(chosen) <= limit);
        assert.equal(new Set(keysOf(chosen)).size, chosen.length);
      }),
    );
  });

  it('takes everything where there is room', () => {
    fc.assert(
      fc.property(anyOffers, (offers) => {
        assert.deepEqual(keysOf(choose(offers, priceOf(offers))).toSorted(), keysOf(offers).toSorted());
      }),
    );
  });

  it('begins, for more writes, with what it takes for fewer, where all cost the same', () => {
    fc.assert(
      fc.property(anyOffers, fc.nat(20), (offers, limit) => {
        const alike = offers.map((one) => ({ ...one, price: 1 }));
        assert.deepEqual(keysOf(choose(alike, limit)), keysOf(choose(alike, 40)).slice(0, limit));
      }),
    );
  });

  it('is the greedy one, whatever shortcuts it takes', () => {
    fc.assert(
      fc.property(anyOffers, fc.nat(20), (offers, limit) => {
        const alike = offers.map((one) => ({ ...one, price: 1 }));
        assert.ok(isGreedy(alike, choose(alike, limit)));
      }),
    );
  });

  it('shows each class once before any class twice', () => {
    const names = [...'abcdefgh'];
    const offers = writes.flatMap((operation) => names.map((name) => offer(operation, name)));
    const first = choose(offers, writes.length + names.length);
    assert.deepEqual(new Set(first.map(({ aspects }) => aspects[0]?.class)), new Set(names));
  });

  it('shows each class, for twice as many writes, on both methods and at both entities', () => {
    const names = [...'abcdefgh'];
    const offers = writes.flatMap((operation) => names.map((name) => offer(operation, name)));
    const chosen = choose(offers, 2 * names.length);
    for (const name of names) {
      const operations = chosen.flatMap(({ aspects }) => aspects.filter((one) => one.class === name));
      assert.deepEqual(new Set(operations.map(({ operation }) => operation.kind)), new Set(['create', 'update']), name);
      assert.equal(new Set(operations.map(({ operation }) => operation.entity)).size, 2, name);
    }
  });

  it('lets operations take turns', () => {
    const names = [...'abcdefgh'];
    const offers = writes.flatMap((operation) => names.map((name) => offer(operation, name)));
    const chosen = choose(offers, 2 * names.length);
    for (const operation of writes) {
      const own = chosen.filter(({ aspects }) => aspects[0]?.operation === operation);
      assert.equal(own.length, (2 * names.length) / writes.length, operation.id);
    }
  });
});
