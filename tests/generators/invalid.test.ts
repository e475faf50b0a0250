import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { breaksOf, realistic } from '../../generators/index.ts';
import { violations } from '../../schemas/index.ts';
import { contracts } from './payloads.ts';

const jsonTypes = ['number', 'boolean', 'array', 'object'];

/** The classes the requirements name, by kind of property. */
const classes = {
  enum: [
    'unknown',
    'empty',
    'leading-space',
    'trailing-space',
    'prefix',
    'two-members',
    'foreign',
    'look-alike',
    ...jsonTypes,
  ],
  date: [
    'month-13',
    'day-32',
    'february-30',
    'february-29',
    'hour-25',
    'minute-60',
    'no-offset',
    'date-alone',
    'words',
    'empty',
    'offset-25',
    ...jsonTypes,
  ],
  text: jsonTypes,
  boolean: ['text', 'number', 'array', 'object'],
  integer: ['text', 'boolean', 'array', 'object', 'fraction', 'too-large', 'too-small'],
} as const;

for (const [entity, entities] of contracts.flatMap((one) => one.entities.map((own) => [own, one.entities] as const))) {
  const breaks = breaksOf(entity, entities);

  describe(`the breaks of ${entity.name}`, () => {
    for (const fault of breaks) {
      it(`${fault.rule}/${fault.property}/${fault.class} breaks ${fault.keyword} and nothing else`, () => {
        fc.assert(
          fc.property(fc.nat(), (seed) => {
            const payload = { ...realistic(entity, seed, 'break'), [fault.property]: fault.value };
            for (const use of ['create', 'update'] as const) {
              const found = violations(entity, use, payload).map(({ keyword, pointer }) => ({ keyword, pointer }));
              assert.deepEqual(found, [{ keyword: fault.keyword, pointer: fault.pointer }]);
            }
          }),
          { numRuns: 10 },
        );
      });
    }

    it('are told apart by rule, property and class, and by value', () => {
      assert.equal(
        new Set(breaks.map(({ rule, property, class: name }) => `${rule}/${property}/${name}`)).size,
        breaks.length,
      );
      assert.equal(new Set(breaks.map(({ property, value }) => JSON.stringify([property, value]))).size, breaks.length);
      assert.equal(new Set(breaks.map(({ words }) => words)).size, breaks.length);
    });

    for (const property of entity.properties) {
      const own = breaks.filter((fault) => fault.property === property.name);

      it(`try every class of the requirements on ${property.name}`, () => {
        const tried = own.map((fault) => fault.class);
        for (const name of classes[property.kind]) assert.ok(tried.includes(name), name);
      });

      it(`${property.nullable ? 'leave null to' : 'try null on'} ${property.name}`, () => {
        assert.equal(
          own.some(({ value }) => value === null),
          !property.nullable,
        );
      });
    }
  });
}
