import assert from 'node:assert/strict';
import { saysNotRouted } from '../../runner/routed.ts';
import { exchangeWith, failedExchange } from '../verdicts/exchange.ts';

const error = (code: string, message: string) => ({ error: { code, message } });

const segment = error('BadRequest', "Resource not found for the segment 'deviceUpdateStates'.");
const template = error(
  'No method match route template',
  'No OData route exists that match template ~/singleton/navigation/key with http verb PATCH for request /X',
);
const wrapped = error('BadRequest', JSON.stringify({ Message: 'No OData route exists that match template ~/x' }));
const invalid = error('BadRequest', 'The property status is invalid.');
const missing = error('ResourceNotFound', 'There is no such object.');

type Row = readonly [what: string, status: number, body: unknown, itemExists: boolean, itemMayBeMissing: boolean];

/** What an answer says where the item is known to exist, and where it may be missing. */
const table: readonly Row[] = [
  ['404', 404, missing, true, false],
  ['404 without a body', 404, '', true, false],
  ['404 with the words of the router', 404, segment, true, true],
  ['405', 405, '', true, true],
  ['501', 501, '', true, true],
  ['400 for an unknown segment', 400, segment, true, true],
  ['400 for an unknown template', 400, template, true, true],
  ['400 with the words inside a string', 400, wrapped, true, true],
  ['400 in capitals', 400, error('', 'RESOURCE NOT FOUND FOR THE SEGMENT x'), true, true],
  ['400 for a bad value', 400, invalid, false, false],
  ['400 without a body', 400, '', false, false],
  ['400 that says it outside of an error', 400, { value: 'Resource not found for the segment' }, false, false],
  ['403 with the words of the router', 403, segment, false, false],
  ['500 with the words of the router', 500, segment, false, false],
  ['201', 201, { id: '1' }, false, false],
  ['200 with the words of the router', 200, segment, false, false],
];

describe('an operation is not routed', () => {
  for (const [what, status, body, itemExists, itemMayBeMissing] of table) {
    it(`${itemExists ? 'when' : 'not when'} an item that exists answers ${what}`, () => {
      assert.equal(saysNotRouted(exchangeWith(status, body), true), itemExists);
    });
    it(`${itemMayBeMissing ? 'when' : 'not when'} an item that may be missing answers ${what}`, () => {
      assert.equal(saysNotRouted(exchangeWith(status, body), false), itemMayBeMissing);
    });
  }

  it('not when no answer came', () => assert.equal(saysNotRouted(failedExchange('ECONNRESET'), true), false));
});
