import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { arbitraryOf, randomWishes, type Wish, wishesOf } from '../../generators/index.ts';
import { createAllowance } from '../../runner/allowance.ts';
import { alone } from '../../runner/alone.ts';
import type { Case } from '../../runner/case.ts';
import { compose } from '../../runner/compose.ts';
import type { Observation } from '../../runner/index.ts';
import { minimise, type Workbench } from '../../runner/minimise.ts';
import type { Seen } from '../../runner/requirement.ts';
import { seenObservation, seenWish } from '../../runner/seen.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { caseOf, entity, observationOf } from './history.ts';

const run = { seed: 1, runId: 'abc123' };
const { create, update } = entity.operations;

const observe = (request: Case): Observation => {
  const { payload, mark } = compose(request, run);
  return observationOf(request, { payload, mark, exchange: exchangeWith(201, payload) });
};

/** A bench whose target accepts everything, and what was sent from it. */
const benchWith = (writes: number) => {
  const fired: Case[] = [];
  const bench: Workbench = {
    entity,
    seed: run.seed,
    allowance: createAllowance(writes),
    fire: async (request) => {
      fired.push(request);
      return observe(request);
    },
  };
  return { bench, fired };
};

const textNamed = (name: string, operation = create): Wish => {
  const found = wishesOf('text', operation, 'deep').find(({ key }) => key.endsWith(`/${name}`));
  assert.ok(found);
  return found;
};

const seenAlone = (wish: Wish): Seen<unknown> => seenWish({ wish, observation: observe(alone(wish)), fate: 'guilty' });

const valueIn = ({ wish }: Seen<unknown>): string => `${wish?.wish.value}`;

describe('minimising', () => {
  it('shrinks a text to what the fault needs', async () => {
    const { bench } = benchWith(500);
    const holdsPercent = (seen: Seen<unknown>) => valueIn(seen).includes('%');
    const { seen } = await minimise(bench, seenAlone(textNamed('percent')), holdsPercent);
    assert.equal(valueIn(seen), '%');
    assert.match(seen.words, /a percent-encoded letter, in short "%"$/);
    assert.equal(seen.payload !== undefined && JSON.stringify(seen.payload).includes('%41'), false);
  });

  it('shrinks a timestamp to the simplest that shows the fault', async () => {
    const { bench } = benchWith(500);
    const wish = wishesOf('date', create, 'deep').find(({ value }) => value === '2022-01-01T02:15:30.25+05:30');
    assert.ok(wish);
    const { seen } = await minimise(bench, seenAlone(wish), (one) => /[+-]\d\d:\d\d$/.test(valueIn(one)));
    assert.match(valueIn(seen), /^1970-01-01T\d\d:\d\d:00[+-]\d\d:\d\d$/);
  });

  it('gives what fast-check needs to find the shrunk value again', async () => {
    const property = entity.properties.find(({ kind }) => kind === 'text');
    assert.ok(property);
    const arbitrary = arbitraryOf(property);
    const wish = randomWishes(create, property, 7, 20).find(({ value }) => (value ?? '').length > 8);
    assert.ok(arbitrary && wish);
    const { seen, replay } = await minimise(benchWith(500).bench, seenAlone(wish), (one) => valueIn(one).length > 2);
    assert.ok(replay);
    assert.ok(valueIn(seen).length < (wish.value ?? '').length);
    const { counterexample } = fc.check(
      fc.property(arbitrary, () => false),
      { ...replay, endOnFailure: true },
    );
    assert.deepEqual(counterexample, [valueIn(seen)]);
  });

  it('keeps the seed and path of a random value that does not shrink', async () => {
    const property = entity.properties.find(({ kind }) => kind === 'text');
    assert.ok(property);
    const [wish] = randomWishes(create, property, 7, 1);
    assert.ok(wish);
    const { replay } = await minimise(benchWith(500).bench, seenAlone(wish), (one) => valueIn(one) === wish.value);
    assert.deepEqual(replay, wish.random);
  });

  it('leaves out of a create all that the fault can be seen without, but the mark', async () => {
    const request = caseOf(create, { values: { [entity.properties.at(-1)?.name ?? '']: 'bad' } });
    const { seen } = await minimise(benchWith(500).bench, seenObservation(observe(request)), () => true);
    const payload = seen.payload as Record<string, unknown>;
    assert.equal(Object.keys(payload).length, 2);
    assert.ok(JSON.stringify(payload).includes('bad'));
    assert.match(JSON.stringify(payload), /gcs-abc123-/);
    assert.equal(seen.words, request.words);
  });

  it('keeps what cannot be null where the fault does not show without', async () => {
    const certain = entity.properties.filter(({ nullable }) => !nullable).map(({ name }) => name);
    const request = caseOf(create, { values: { [entity.properties.find(({ nullable }) => nullable)?.name ?? '']: 7 } });
    const complete = ({ payload }: Seen<unknown>) => certain.every((name) => name in (payload as object));
    const { seen } = await minimise(benchWith(500).bench, seenObservation(observe(request)), complete);
    assert.ok(complete(seen));
    assert.ok(Object.keys(seen.payload as object).length <= certain.length + 2);
  });

  it('leaves everything else out of an update', async () => {
    const [first, ...others] = entity.properties.map(({ name }) => name);
    assert.ok(first);
    const request = caseOf(update, { base: others, values: { [first]: 7 } });
    const { seen } = await minimise(benchWith(500).bench, seenObservation(observe(request)), () => true);
    assert.deepEqual(seen.payload, { [first]: 7 });
  });

  it('sends nothing without an allowance', async () => {
    const { bench, fired } = benchWith(0);
    const original = seenAlone(textNamed('percent'));
    assert.deepEqual(await minimise(bench, original, () => true), { seen: original });
    assert.deepEqual(fired, []);
  });

  it('spends no more than the allowance: a write and the delete it may need', async () => {
    const hasZero = (seen: Seen<unknown>) => valueIn(seen).includes('0');
    const unlimited = benchWith(500);
    await minimise(unlimited.bench, seenAlone(textNamed('percent')), hasZero);
    assert.ok(unlimited.fired.length > 3);
    const limited = benchWith(7);
    await minimise(limited.bench, seenAlone(textNamed('percent')), hasZero);
    assert.equal(limited.fired.length, 3);
  });

  it('leaves alone what is sent as documented, and what has no special value', async () => {
    const { bench, fired } = benchWith(500);
    for (const special of [
      { verbatim: true, values: { a: 1 } },
      { omit: ['a'], values: { a: 1 } },
      { base: 'none', values: { a: 1 } },
      {},
    ] as const) {
      const seen = seenObservation(observe(caseOf(create, special)));
      assert.equal((await minimise(bench, seen, () => true)).seen, seen);
    }
    assert.deepEqual(fired, []);
  });

  it('keeps what was seen first where nothing smaller shows the fault', async () => {
    const original = seenAlone(textNamed('percent', update));
    const { seen } = await minimise(benchWith(500).bench, original, () => false);
    assert.equal(seen, original);
  });
});
