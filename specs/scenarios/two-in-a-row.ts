import { type Case, disagree, fire, type Scenario } from '../../runner/index.ts';
import type { Entity } from '../../schemas/index.ts';
import type { Exchange } from '../../target/index.ts';
import { differences, statusIn } from '../../verdicts/index.ts';
import { nearChangesPrice, playNearChanges } from './near-changes.ts';

const textsOf = (entity: Entity): readonly string[] =>
  entity.properties.filter(({ kind }) => kind === 'text').map(({ name }) => name);

const upperCase = (entity: Entity, state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(textsOf(entity).map((name) => [name, String(state[name]).toUpperCase()]));

/**
 * Four updates of one object without a look in between: the first sets everything, the second every second property,
 * the third only one of those, the last repeats all texts in upper case, which is a change like any other. Afterwards
 * each property holds what was sent last. Then further updates change every text and timestamp a little.
 */
export const twoInARow: Scenario = {
  price: 4 + nearChangesPrice,
  needsObject: true,
  async play(context) {
    const { range, object } = context;
    const { collection } = range;
    const { entity } = collection;
    const { update } = entity.operations;
    const lane = await object();
    const exchanges: Exchange[] = lane?.made === undefined ? [] : [lane.made];
    if (lane === undefined) return { exchanges };

    const names = entity.properties.map(({ name }) => name);
    const steps = [
      names,
      names.filter((_, i) => i % 2 === 0),
      names.length > 2 ? names.slice(2, 3) : names.slice(0, 1),
      textsOf(entity),
    ];
    const blind = { ...lane };
    let expected: Readonly<Record<string, unknown>> = lane.state;
    for (const [i, base] of steps.entries()) {
      const shouted = i === steps.length - 1 ? upperCase(entity, expected) : undefined;
      const request: Case = {
        key: `${update.id}/in-a-row-${i + 1}`,
        operation: update,
        part: 'sequences',
        words: `update ${i + 1} of ${steps.length} in a row sets ${base.join(', ')}`,
        base: shouted === undefined ? base : 'none',
        ...(shouted === undefined ? {} : { values: shouted }),
      };
      const { exchange, payload } = await fire({ ...range, canRead: false }, request, blind);
      exchanges.push(exchange);
      if (statusIn(exchange) !== update.success) {
        return disagree(
          exchanges,
          exchange,
          `update ${i + 1} of ${steps.length} in a row is answered with ${statusIn(exchange)}`,
        );
      }
      expected = { ...expected, ...payload };
      lane.state = expected;
    }
    const reading = await collection.readUntil(
      lane.id,
      'reads the object after updates in a row',
      (now) => now.object !== undefined && differences(entity, expected, now.object).length === 0,
    );
    lane.state = reading.object ?? lane.state;
    exchanges.push(reading.exchange);
    const [first] = differences(entity, expected, reading.object ?? {});
    if (first === undefined) {
      const near = await playNearChanges(context, lane);
      return { ...near, exchanges: [...exchanges, ...near.exchanges] };
    }
    return disagree(
      exchanges,
      reading.exchange,
      `after ${steps.length} updates in a row ${first.property} does not hold what was sent last`,
      {
        ...first,
        steps: steps.map((base, i) => `update ${i + 1}: ${base.join(', ')}`),
      },
    );
  },
};
