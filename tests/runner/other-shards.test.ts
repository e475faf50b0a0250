import assert from 'node:assert/strict';
import { createAllowance } from '../../runner/allowance.ts';
import { type Collection, createCollection } from '../../runner/collection.ts';
import { findDisturbed } from '../../runner/disturbed.ts';
import type { Range } from '../../runner/fire.ts';
import type { MutableHistory } from '../../runner/history.ts';
import { createJournal } from '../../runner/journal.ts';
import { createPatience } from '../../runner/patience.ts';
import { confirmUnmarked } from '../../runner/strays.ts';
import type { Exchange } from '../../target/index.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { caseOf, entity, historyWith, observationOf } from './history.ts';

type Objects = readonly Readonly<Record<string, unknown>>[];

const text = entity.properties.find(({ kind }) => kind === 'text')?.name ?? '';
const run = { seed: 1, runId: 'shards1' };
const parameters = Object.fromEntries(entity.parents.map(({ parameter }) => [parameter.name, 'p']));

/** A collection in which the n-th request to the service finds what the test says. */
const rangeOver = (standing: (request: number) => Objects): Range => {
  let requests = 0;
  const send = async ({ method, url }: { readonly method: string; readonly url: string }): Promise<Exchange> => {
    const value = standing(++requests);
    const request = { method, url, headers: {} };
    return method === 'GET' ? exchangeWith(200, { value }, { request }) : exchangeWith(400, {}, { request });
  };
  const root = new URL('https://graph.example.com/beta');
  const options = { entity, client: { send }, root, parameters, patience: createPatience(0), journal: createJournal() };
  const collection: Collection = createCollection(options);
  return { collection, run, canRead: false };
};

const listing = (objects: Objects) => ({ objects, exchanges: [], problem: undefined });

const historyOf = (special: Partial<MutableHistory>): MutableHistory =>
  ({ ...historyWith(), ...special }) as MutableHistory;

const marks = {
  nobody: { mark: '', blamed: true },
  'another shard': { mark: 'gcs-shards2-0abc123', blamed: false },
};

describe('what changes while a request is repeated', () => {
  for (const [whose, { mark, blamed }] of Object.entries(marks)) {
    it(`is ${blamed ? '' : 'not '}taken for its doing where it has the mark of ${whose}`, async () => {
      let version = 0;
      const objects = (): Objects => [{ id: 'a', [text]: `${version} ${mark}` }];
      const range = rangeOver(objects);
      const history = historyOf({ listings: { updates: listing([{ id: 'a', [text]: `later ${mark}` }]) } });
      const start = listing([{ id: 'a', [text]: `earlier ${mark}` }]);
      await findDisturbed(range, history, 'updates', start, async () => {
        version++;
        return observationOf(caseOf(entity.operations.update));
      });
      assert.equal((history.disturbed.updates ?? []).length > 0, blamed);
    });
  }
});

describe('an object that appears while a refused create is repeated', () => {
  for (const [whose, { mark, blamed }] of Object.entries(marks)) {
    it(`is ${blamed ? '' : 'not '}taken for its doing where it has the mark of ${whose}`, async () => {
      // Each further request finds one object more.
      const range = rangeOver((request) =>
        Array.from({ length: request }, (_, i) => ({ id: `new-${i}`, [text]: `alike ${mark}` })),
      );
      const refused = observationOf(caseOf(entity.operations.create, { base: 'none' }), {
        exchange: exchangeWith(400, {}),
        mark: 'gcs-shards1-0abc123',
      });
      const history = historyOf({
        listings: { refusals: listing([{ id: 'first', [text]: `alike ${mark}` }]) },
        observations: new Map([['key', refused]]),
      });
      await confirmUnmarked(range, history, createAllowance(100));
      assert.equal(history.strays.length > 0, blamed);
      assert.equal(history.unclaimed.length > 0, blamed);
    });
  }
});
