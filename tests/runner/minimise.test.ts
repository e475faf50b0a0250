import assert from 'node:assert/strict';
import { randomWishes, type Wish, wishesOf } from '../../generators/index.ts';
import { alone } from '../../runner/alone.ts';
import type { Case } from '../../runner/case.ts';
import { compose } from '../../runner/compose.ts';
import type { Fire } from '../../runner/experiment.ts';
import type { Observation } from '../../runner/index.ts';
import { minimise } from '../../runner/minimise.ts';
import type { Seen } from '../../runner/requirement.ts';
import { seenObservation, seenWish } from '../../runner/seen.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { caseOf, entity, observationOf } from './history.ts';

const run = { seed: 1, runId: 'abc123' };
const { create, update } = entity.operations;

type Payload = Observation['payload'];

/** Sends to a service that answers as it is told; accepting everything, unless told otherwise. */
const observe = (request: Case, status: (payload: Payload) => number = () => 201): Observation => {
  const { payload, mark } = compose(request, run);
  return observationOf(request, { payload, mark, exchange: exchangeWith(status(payload), payload) });
};

/** What was sent to such a service, with `most` requests allowed. */
const bench = (status?: (payload: Payload) => number, most = 500) => {
  const fired: Case[] = [];
  const fire: Fire = async (request) => (fired.push(request) > most ? undefined : observe(request, status));
  return { fire, fired };
};

const textNamed = (name: string, operation = create): Wish => {
  const found = wishesOf('text', operation, 'deep').find(({ key }) => key.endsWith(`/${name}`));
  assert.ok(found);
  return found;
};

const seenAlone = (wish: Wish, status?: (payload: Payload) => number): Seen<unknown> =>
  seenWish({ wish, observation: observe(alone(wish), status), fate: 'guilty' });

const payloadOf = ({ observation }: Seen<unknown>): Payload => observation?.payload ?? {};
const valueIn = (seen: Seen<unknown>): string => `${payloadOf(seen)[seen.property ?? '']}`;
const never = entity.properties.filter(({ nullable }) => !nullable).map(({ name }) => name);
const nullable = entity.properties.filter((property) => property.nullable).map(({ name }) => name);

describe('making a finding small', () => {
  it('leaves of a text what is at fault, and puts the mark of a create beside it', async () => {
    const { seen } = await minimise(bench().fire, seenAlone(textNamed('percent')), (one) => valueIn(one).includes('%'));
    assert.match(valueIn(seen), /^% gcs-abc123-\w{7}$/);
    assert.deepEqual(Object.keys(payloadOf(seen)), [seen.property]);
    assert.match(
      seen.words,
      /^first seen where \w+ holds a percent-encoded letter; the smallest that shows it: "% gcs-abc123-\w{7}"$/,
    );
  });

  it('puts the mark into another text where the fault does not survive it', async () => {
    const { seen } = await minimise(bench().fire, seenAlone(textNamed('word-null')), (one) => valueIn(one) === 'null');
    assert.equal(valueIn(seen), 'null');
    assert.equal(Object.keys(payloadOf(seen)).length, 2);
    assert.match(JSON.stringify(payloadOf(seen)), /gcs-abc123-/);
  });

  it('sends no mark with an update', async () => {
    const wish = textNamed('percent', update);
    const { seen } = await minimise(bench().fire, seenAlone(wish), (one) => valueIn(one).includes('%'));
    assert.deepEqual(payloadOf(seen), { [wish.property.name]: '%' });
  });

  it('makes a timestamp as plain as the fault allows', async () => {
    const wish = wishesOf('date', create, 'deep').find(({ value }) => value === '2022-01-01T02:15:30.25+05:30');
    assert.ok(wish);
    const { seen } = await minimise(bench().fire, seenAlone(wish), (one) => /[+-]\d\d:\d\d$/.test(valueIn(one)));
    assert.equal(valueIn(seen), '2000-01-01T00:00:00+01:00');
  });

  it('gives what fast-check needs to draw a random value again', async () => {
    const property = entity.properties.find(({ kind }) => kind === 'text');
    assert.ok(property);
    const wish = randomWishes(create, property, 7, 20).find(({ value }) => String(value).length > 8);
    assert.ok(wish);
    const { replay } = await minimise(bench().fire, seenAlone(wish), (one) => valueIn(one).length > 30);
    assert.deepEqual(replay, wish.random);
    assert.equal((await minimise(bench().fire, seenAlone(textNamed('percent')), () => true)).replay, undefined);
  });

  it('keeps what cannot be null where the fault does not show without', async () => {
    const request = caseOf(create, { values: { [nullable[0] ?? '']: 7 } });
    const complete = (one: Seen<unknown>): boolean => never.every((name) => name in payloadOf(one));
    const { seen } = await minimise(bench().fire, seenObservation(observe(request)), complete);
    assert.ok(complete(seen));
    assert.ok(Object.keys(payloadOf(seen)).length <= never.length + 2);
    assert.equal(seen.words, request.words);
  });

  it('leaves everything else out of an update, and no invalid value as it is', async () => {
    const [first = '', ...others] = entity.properties.map(({ name }) => name);
    const request = caseOf(update, { base: others, values: { [first]: ' not a member' } });
    const { seen } = await minimise(bench().fire, seenObservation(observe(request)), () => true);
    assert.deepEqual(payloadOf(seen), { [first]: ' not a member' });
  });

  it('finds the realistic value that is at fault, and makes it small', async () => {
    const name = entity.properties.findLast(({ kind }) => kind === 'date')?.name ?? '';
    const seen = seenObservation(observe(caseOf(update)));
    const least = await minimise(bench().fire, seen, (one) => String(payloadOf(one)[name] ?? '').includes('.'));
    assert.deepEqual(payloadOf(least.seen), { [name]: '2000-01-01T00:00:00.1Z' });
    assert.equal(
      least.seen.words,
      `first seen where ${seen.words}; the smallest that shows it holds nothing but ${name}`,
    );
  });

  it('finds the values that fail in company only', async () => {
    const [one = '', two = '', ...others] = entity.properties.map(({ name }) => name);
    const values = { [one]: 1, [two]: 2 };
    const request = caseOf(update, { base: others, values });
    const both = (seen: Seen<unknown>): boolean => one in payloadOf(seen) && two in payloadOf(seen);
    const { seen } = await minimise(bench().fire, seenObservation(observe(request)), both);
    assert.deepEqual(payloadOf(seen), values);
  });

  it('does not blame a value for the refusal of an incomplete payload', async () => {
    const refusesIncomplete = (payload: Payload): number =>
      never.every((name) => name in payload) && !JSON.stringify(payload).includes('%') ? 201 : 400;
    const original = seenAlone(textNamed('percent'), refusesIncomplete);
    const { fire } = bench(refusesIncomplete);
    const { seen } = await minimise(fire, original, ({ exchange }) => exchange.answer?.status === 400);
    assert.ok(valueIn(seen).startsWith('%'));
    assert.ok(never.every((name) => name in payloadOf(seen)));
  });

  it('does not change from one failure to another', async () => {
    const status = (payload: Payload): number => (JSON.stringify(payload).includes('%41') ? 500 : 400);
    const original = seenAlone(textNamed('percent', update), status);
    const accepts = (payload: Payload): number =>
      Object.values(payload).some((v) => v === '') ? 400 : status(payload);
    const { seen } = await minimise(bench(accepts).fire, original, () => true);
    assert.equal(seen.exchange.answer?.status, 500);
  });

  it('returns only what was sent and judged, and nothing new when nothing can be sent', async () => {
    for (const most of [0, 1, 2, 5, 9]) {
      const judged: Seen<unknown>[] = [];
      const { fire, fired } = bench(undefined, most);
      const original = seenAlone(textNamed('markup'));
      const { seen } = await minimise(fire, original, (one) => judged.push(one) > 0 && valueIn(one).includes('>'));
      if (most === 0) assert.equal(seen, original);
      else assert.ok(judged.some(({ exchange }) => exchange === seen.exchange));
      assert.ok(fired.length <= most + 2, `${fired.length} requests asked for where ${most} could be sent`);
    }
  });

  it('is the same for the same seed and run', async () => {
    const least = async () =>
      (await minimise(bench().fire, seenAlone(textNamed('quotes')), (one) => /['"]/.test(valueIn(one)))).seen.payload;
    assert.deepEqual(await least(), await least());
  });

  it('leaves alone what is sent as documented, and what could do harm', async () => {
    const { fire, fired } = bench();
    for (const special of [
      { verbatim: true },
      { encode: () => '{}' },
      { method: 'PUT' },
      { place: 'unknown-parent' },
      { borrowsId: true },
    ] as const) {
      const seen = seenObservation(observe(caseOf(create, { values: { a: 1 }, ...special })));
      assert.equal((await minimise(fire, seen, () => true)).seen, seen);
    }
    assert.deepEqual(fired, []);
  });

  it('keeps what was seen first where nothing smaller shows the fault', async () => {
    const original = seenAlone(textNamed('percent', update));
    assert.equal((await minimise(bench().fire, original, () => false)).seen, original);
  });
});
