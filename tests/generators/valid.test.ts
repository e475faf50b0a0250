import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { marksIn, realistic } from '../../generators/index.ts';
import { compose } from '../../runner/compose.ts';
import { violations } from '../../schemas/index.ts';
import { allWishes, contracts, packed, profiles, topics, validPayloads, writes } from './payloads.ts';

const runId = 'abc123';
const seeds = [0, 1, 20_260_101, 2_147_483_647];
const seed = fc.nat({ max: 2_147_483_647 });

describe('realistic payloads', () => {
  for (const entity of contracts.flatMap(({ entities }) => entities)) {
    it(`of ${entity.name} hold every property and are valid for every seed`, () => {
      fc.assert(
        fc.property(seed, fc.string(), (number, label) => {
          const payload = realistic(entity, number, label);
          assert.deepEqual(
            Object.keys(payload),
            entity.properties.map(({ name }) => name),
          );
          assert.deepEqual(violations(entity, 'create', payload), []);
          assert.deepEqual(violations(entity, 'update', payload), []);
        }),
      );
    });

    it(`of ${entity.name} are the same for one seed and label, and others for another`, () => {
      fc.assert(
        fc.property(seed, fc.string(), (number, label) => {
          const payload = realistic(entity, number, label);
          assert.deepEqual(realistic(entity, number, label), payload);
          assert.notDeepEqual(realistic(entity, number + 1, label), payload);
          assert.notDeepEqual(realistic(entity, number, `${label}'`), payload);
        }),
      );
    });
  }
});

describe('composed payloads', () => {
  for (const operation of writes) {
    for (const profile of profiles) {
      it(`of ${operation.id}, ${profile}, are valid`, () => {
        for (const number of seeds) {
          for (const { key, payload } of validPayloads(operation, profile, { seed: number, runId })) {
            assert.deepEqual(violations(operation.entity, operation.kind as 'create' | 'update', payload), [], key);
          }
        }
      });
    }
  }

  for (const operation of writes.filter(({ kind }) => kind === 'create')) {
    const texts = operation.entity.properties.filter(({ kind }) => kind === 'text');

    for (const profile of profiles) {
      it(`of ${operation.id}, ${profile}, carry one mark each where a text can, whatever topics are judged`, () => {
        fc.assert(
          fc.property(fc.subarray([...topics], { minLength: 1 }), seed, (some, number) => {
            const requests = packed(operation, allWishes(operation, profile, number, some));
            const sent = requests.map((request) => ({ request, ...compose(request, { seed: number, runId }) }));
            for (const { request, payload, mark } of sent) {
              const taken = (request.wishes ?? []).filter(({ takesMark }) => !takesMark);
              const free = texts.filter(({ name }) => !taken.some(({ property }) => property.name === name));
              // Of several texts one is always left.
              assert.ok(free.length > 0 || texts.length === 1);
              assert.deepEqual(marksIn(payload), free.length > 0 ? [mark] : [], JSON.stringify(payload));
            }
            assert.equal(new Set(sent.map(({ mark }) => mark)).size, sent.length);
          }),
          { numRuns: 30 },
        );
      });
    }
  }
});
