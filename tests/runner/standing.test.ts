import assert from 'node:assert/strict';
import type { Standing } from '../../runner/history.ts';
import type { Reading } from '../../runner/observation.ts';
import {
  createStanding,
  deleteStanding,
  getStanding,
  listStanding,
  notTried,
  standingWithoutObject,
  updateStanding,
} from '../../runner/standing.ts';
import { type Exchange, objectIn } from '../../target/index.ts';
import { exchangeWith, failedExchange } from '../verdicts/exchange.ts';

const refusal = { error: { code: 'BadRequest', message: 'no' } };
const thing = { id: '1' };
const dead = failedExchange('ECONNRESET');

const get = (exchange: Exchange, listed: boolean): Standing => {
  const reading: Reading = { exchange, object: objectIn(exchange.answer), delayMs: 0, met: true, wrapped: false };
  return getStanding([exchange], exchange.answer?.status === 200 ? reading : { ...reading, object: undefined }, listed);
};

const list = (exchange: Exchange, problem?: string): Standing =>
  listStanding({ exchanges: [exchange], objects: [], problem });

type Row = readonly [what: string, standing: Standing, routed: boolean | undefined, works: boolean];

const table: readonly Row[] = [
  ['a create with an id', createStanding(exchangeWith(201, thing), '1'), true, true],
  ['a create without an id', createStanding(exchangeWith(201, {}), undefined), true, false],
  ['a create that is refused', createStanding(exchangeWith(400, refusal), undefined), true, false],
  ['a create that is refused without words', createStanding(exchangeWith(400), undefined), undefined, false],
  ['a create that breaks down', createStanding(exchangeWith(500, refusal), undefined), undefined, false],
  ['a create that is not answered', createStanding(dead, undefined), undefined, false],
  ['a create that is not routed', createStanding(exchangeWith(404, refusal), undefined), false, false],
  ['a list', list(exchangeWith(200, { value: [] })), true, true],
  ['a list that leads nowhere', list(exchangeWith(200, { value: [] }), 'leads in a circle'), true, false],
  ['a list that is not routed', list(exchangeWith(405)), false, false],
  ['no list', listStanding({ exchanges: [], objects: [], problem: undefined }), undefined, false],
  ['a read', get(exchangeWith(200, thing), true), true, true],
  ['a read that misses what the list shows', get(exchangeWith(404, refusal), true), false, false],
  ['a read that misses what no list shows', get(exchangeWith(404, refusal), false), true, false],
  ['a read that breaks down', get(exchangeWith(500), true), undefined, false],
  ['an update', updateStanding([exchangeWith(200, thing)], true), true, true],
  ['an update without the object', updateStanding([exchangeWith(204)], true), true, false],
  ['an update that is refused', updateStanding([exchangeWith(400, refusal)], true), true, false],
  ['an update that is not routed, twice', updateStanding([exchangeWith(404), exchangeWith(404)], true), false, false],
  [
    'an update that is routed when asked again',
    updateStanding([exchangeWith(404), exchangeWith(200, thing)], true),
    true,
    true,
  ],
  ['an update of what is not there', updateStanding([exchangeWith(404, refusal)], false), undefined, false],
  ['no update', updateStanding([], true), undefined, false],
  ['a delete', deleteStanding([exchangeWith(204)], true, true), true, true],
  ['a delete that deletes nothing', deleteStanding([exchangeWith(204)], false, true), true, false],
  ['a delete that is refused', deleteStanding([exchangeWith(403, refusal)], false, true), true, false],
  ['a delete that is not routed', deleteStanding([exchangeWith(405)], false, true), false, false],
  ['a delete of what is not there', deleteStanding([exchangeWith(404, refusal)], true, false), undefined, false],
  ['no delete', deleteStanding([], false, true), undefined, false],
  [
    'an unknown item that is missing',
    standingWithoutObject(exchangeWith(404, refusal), 'nothing to address'),
    undefined,
    false,
  ],
  [
    'an unknown item whose method is not allowed',
    standingWithoutObject(exchangeWith(405), 'nothing to address'),
    false,
    false,
  ],
  ['nothing', notTried('the parent is missing'), undefined, false],
];

describe('the standing of an operation after', () => {
  for (const [what, standing, routed, works] of table) {
    it(`${what}: ${routed === undefined ? 'perhaps' : routed ? '' : 'not'} routed, ${works ? 'works' : 'does not work'}`, () => {
      assert.deepEqual({ routed: standing.routed, works: standing.works }, { routed, works });
    });

    it(`${what} ${works ? 'has no problem' : 'says what the problem is'}`, () => {
      assert.equal(standing.problem === '', works);
    });
  }

  it('keeps the exchanges it was judged by', () => {
    const both = [exchangeWith(404), exchangeWith(404)];
    assert.deepEqual(updateStanding(both, true).exchanges, both);
  });
});
