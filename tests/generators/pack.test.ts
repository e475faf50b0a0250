import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Parcel, pack, type Wish } from '../../generators/index.ts';
import { allWishes, profiles, writes } from './payloads.ts';

const keysOf = (wishes: readonly Wish[]): readonly string[] => wishes.map(({ key }) => key).toSorted();
const granted = (parcels: readonly Parcel[]): readonly Wish[] => parcels.flatMap(({ wishes }) => wishes);

describe('packing', () => {
  for (const operation of writes) {
    const wishes = allWishes(operation, 'deep', 1);
    const anyOf = fc.shuffledSubarray([...wishes]);

    it(`grants every wish of ${operation.id} exactly once, whatever is wished`, () => {
      fc.assert(fc.property(anyOf, (some) => assert.deepEqual(keysOf(granted(pack(operation, some))), keysOf(some))));
    });

    it(`keeps wishes of one property or one class of ${operation.id} apart`, () => {
      fc.assert(
        fc.property(anyOf, (some) => {
          for (const parcel of pack(operation, some)) {
            const size = parcel.wishes.length;
            assert.ok(size > 0);
            assert.equal(new Set(parcel.wishes.map(({ property }) => property)).size, size);
            assert.equal(new Set(parcel.wishes.map((wish) => wish.class)).size, size);
          }
        }),
      );
    });

    it(`keeps the order of members, and of true and false, of ${operation.id}`, () => {
      fc.assert(
        fc.property(anyOf, (some) => {
          for (const property of operation.entity.properties.filter(({ kind }) => ['enum', 'boolean'].includes(kind))) {
            const own = (list: readonly Wish[]) =>
              list.filter((wish) => wish.property === property).map(({ key }) => key);
            assert.deepEqual(own(granted(pack(operation, some))), own(some));
          }
        }),
      );
    });

    it(`names the parcels of ${operation.id} apart`, () => {
      const keys = pack(operation, wishes).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
    });

    for (const profile of profiles) {
      it(`needs for ${operation.id}, ${profile}, hardly more payloads than the longest queue of a property`, () => {
        const all = allWishes(operation, profile, 1);
        const longest = Math.max(
          ...operation.entity.properties.map(({ name }) => all.filter(({ property }) => property.name === name).length),
        );
        const { length } = pack(operation, all);
        assert.ok(length >= longest && length <= longest * 1.5 + 2, `${length} payloads for ${longest}`);
      });
    }
  }
});
