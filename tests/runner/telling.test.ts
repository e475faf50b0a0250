import assert from 'node:assert/strict';
import { simplest } from '../../generators/index.ts';
import { realistic } from '../../generators/realistic.ts';
import { fallbacksIn } from '../../runner/telling.ts';
import { contract } from './checks.ts';

for (const entity of contract.entities) {
  const { properties } = entity;

  describe(`what a ${entity.name} can lose`, () => {
    it('is everything, where its values are realistic', () => {
      for (let seed = 0; seed < 200; seed++) assert.equal(fallbacksIn(properties, realistic(entity, seed, 'any')), 0);
    });

    it('is nothing, where it holds nothing', () => {
      assert.equal(fallbacksIn(properties, {}), properties.length);
      assert.equal(
        fallbacksIn(properties, Object.fromEntries(properties.map(({ name }) => [name, null]))),
        properties.length,
      );
    });

    it('is not the first member, nor a date that stands for none', () => {
      const object = { ...simplest(entity) };
      for (const { name, kind } of properties) if (kind === 'date') object[name] = '0001-01-01T00:00:00Z';
      const dull = properties.filter(({ kind }) => kind === 'enum' || kind === 'date').length;
      assert.equal(fallbacksIn(properties, object), dull);
    });
  });
}
