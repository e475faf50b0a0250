import assert from 'node:assert/strict';
import type { Call } from '../../mock/behaviour.ts';
import { boolean, integer, type Property } from '../../mock/model/entity.ts';
import { Refusal } from '../../mock/refusal.ts';
import { correct } from '../../mock/steps/correct.ts';

const call = { does: correct } as unknown as Call;

/** The kinds that no entity of the mock has, for the next one: what is taken, what is not, and what was never set. */
const kinds: readonly (readonly [Property, right: readonly unknown[], wrong: readonly unknown[], unset: unknown])[] = [
  [boolean('tracked'), [true, false], ['true', 'True', 1, 0, '', null, [true], { value: true }], false],
  [
    integer('code'),
    [0, -1, 32_768, 2_147_483_647, -2_147_483_648],
    ['42', true, 42.5, 2_147_483_648, -2_147_483_649, 1e20, '', null, [42], { value: 42 }],
    0,
  ],
];

describe('the mock', () => {
  for (const [property, right, wrong, unset] of kinds) {
    it(`stores ${property.kind} values as they are, and refuses what is none`, () => {
      for (const value of right) assert.equal(correct.readValue(call, property, value), value);
      for (const value of wrong) {
        assert.throws(() => correct.readValue(call, property, value), Refusal, JSON.stringify(value));
      }
      assert.equal(correct.initial(call, property), unset);
    });
  }
});
