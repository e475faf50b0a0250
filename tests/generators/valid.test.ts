import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { marksIn, realistic } from '../../generators/index.ts';
import { compose } from '../../runner/compose.ts';
import { violations } from '../../schemas/index.ts';
import { allWishes, contract, packed, profiles, topics, validPayloads, writes } from './payloads.ts';

const runId = 'abc123';
const seeds = [0, 1, 20_260_101, 2_147_483_647];
const seed = fc.nat({ max: 2_147_483_647 });

describe('realistic payloads', () => {
  for (const entity of contract.entities) {
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
    for (const profile of profiles) {
      it(`of ${operation.id}, ${profile}, carry one mark each, whatever topics are judged`, () => {
        fc.assert(
          fc.property(fc.subarray([...topics], { minLength: 1 }), seed, (some, number) => {
            const sent = packed(operation, allWishes(operation, profile, number, some)).map((request) =>
              compose(request, { seed: number, runId }),
            );
            for (const { payload, mark } of sent) assert.deepEqual(marksIn(payload), [mark], JSON.stringify(payload));
            assert.equal(new Set(sent.map(({ mark }) => mark)).size, sent.length);
          }),
          { numRuns: 30 },
        );
      });
    }
  }
});
