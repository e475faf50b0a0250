import assert from 'node:assert/strict';
import { expand, placeIn } from '../../runner/place-in.ts';
import { contract } from './checks.ts';

const base = 'https://graph.example.com/beta';

describe('the place that an address names', () => {
  for (const entity of contract.entities) {
    const ids = Object.fromEntries(entity.parents.map(({ parameter }, i) => [parameter.name, `a/${i} %`]));
    const collection = base + expand(entity.collectionPath, ids);

    it(`is the collection of ${entity.name}, with its parents`, () => {
      assert.deepEqual(placeIn(entity, base, collection), { collection, id: undefined, parameters: ids });
    });

    it(`is an object of ${entity.name}`, () => {
      assert.deepEqual(placeIn(entity, base, `${collection}/x%2Fy`), { collection, id: 'x/y', parameters: ids });
    });

    it(`is none of ${entity.name} elsewhere, above or below`, () => {
      for (const url of [collection.replace('example', 'other'), `${collection}/1/2`, `${collection}/`, base])
        assert.equal(placeIn(entity, base, url), undefined, url);
    });
  }
});
