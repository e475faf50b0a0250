import assert from 'node:assert/strict';
import { faker } from '@faker-js/faker/locale/en';
import { loadContract, type Property, violations } from '../../schemas/index.ts';

/** Calls the method of faker that the property names. */
function realistic({ faker: recipe }: Property): unknown {
  const [path, ...given] = typeof recipe === 'object' ? (Object.entries(recipe)[0] ?? ['']) : [recipe ?? ''];
  const [module = '', method = ''] = path.split('.');
  const owner = (faker as unknown as Record<string, Record<string, (argument?: unknown) => unknown>>)[module];
  assert.ok(owner && typeof owner[method] === 'function', `faker has no method ${path}`);
  const value = owner[method](...given);
  return value instanceof Date ? value.toISOString() : value;
}

describe('the recipes for realistic values', () => {
  for (const entity of loadContract().entities) {
    for (const property of entity.properties.filter(({ kind }) => kind !== 'enum')) {
      it(`make a valid ${property.name} of ${entity.name}, without a trace of the recipe`, () => {
        for (let round = 0; round < 20; round += 1) {
          const value = realistic(property);
          assert.deepEqual(violations(entity, 'create', { [property.name]: value }), []);
          assert.match(String(value), /^[\w .:@+-]+$/);
        }
      });
    }
  }

  it('send no mail to a real domain', () => {
    for (const property of loadContract().entities.flatMap((entity) => entity.properties)) {
      if (property.name !== 'userPrincipalName') continue;
      assert.match(String(realistic(property)), /@example\.(com|net|org)$/);
    }
  });
});
