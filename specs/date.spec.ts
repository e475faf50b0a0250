import { debatableDates, randomWishes, wishesOf } from '../generators/index.ts';
import {
  type Observation,
  on,
  requirement,
  seenOwn,
  seenWishes,
  type WishObservation,
  wasAccepted,
} from '../runner/index.ts';
import { objectIn } from '../target/index.ts';
import { cameBack } from './came-back.ts';
import { randomCount } from './random-count.ts';
import { refusesBreaksOf } from './refuses-breaks.ts';

requirement<WishObservation>('DATE-01', {
  on: on.writes,
  after: 'updates',
  wishes: (operation, { profile, run }) => [
    ...wishesOf('date', operation, profile),
    ...operation.entity.properties
      .filter(({ kind }) => kind === 'date')
      .flatMap((property) => randomWishes(operation, property, run.seed, randomCount(profile))),
  ],
  sees: seenWishes('date'),
  judge: cameBack,
});

refusesBreaksOf('DATE-02', 'date');

requirement<Observation>('DATE-03', {
  on: on.writes,
  after: 'refusals',
  cases: (operation) => {
    const dates = operation.entity.properties.filter(({ kind }) => kind === 'date');
    return debatableDates.flatMap(({ name, words, text }, i) => {
      const property = dates[i % dates.length]?.name;
      return property === undefined
        ? []
        : [
            {
              key: `${operation.id}/debatable/${name}`,
              operation,
              part: 'refusals' as const,
              words: `${property} has ${words}`,
              property,
              base: operation.kind === 'create' ? ('all' as const) : [],
              values: { [property]: text },
            },
          ];
    });
  },
  sees: seenOwn(({ key }) => key.includes('/debatable/')),
  judge: (observation) => {
    const {
      exchange,
      case: { property = '', words },
    } = observation;
    const what = words.replace(`${property} has `, '');
    return wasAccepted(observation)
      ? `${what}: accepted as ${JSON.stringify(objectIn(exchange.answer)?.[property])}`
      : `${what}: answered with ${exchange.answer?.status}`;
  },
});
