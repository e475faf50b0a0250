import { randomWishes, wishesOf } from '../generators/index.ts';
import {
  type Case,
  type Observation,
  on,
  requirement,
  seenOwn,
  seenWishes,
  type WishObservation,
} from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { allCameBack, cameBack } from './came-back.ts';
import { randomCount } from './random-count.ts';
import { refusesBreaksOf } from './refuses-breaks.ts';

refusesBreaksOf('TYPE-01', 'type');
refusesBreaksOf('TYPE-02', 'null');

/** Services may take null for one property, and not for the one that stands in for it. */
const allCleared = (operation: Operation): Case => {
  const nullable = operation.entity.properties.filter((property) => property.nullable).map(({ name }) => name);
  return {
    key: `${operation.id}/all-null`,
    operation,
    part: 'updates',
    words: `the payload sets all that may be null to null: ${nullable.join(', ')}`,
    base: 'none',
    values: Object.fromEntries(nullable.map((name) => [name, null])),
    rare: true,
  };
};

requirement<WishObservation | Observation>('TYPE-03', {
  on: on.writes,
  after: 'updates',
  wishes: (operation, { profile }) => wishesOf('null', operation, profile),
  cases: (operation) =>
    operation.kind === 'update' && operation.entity.properties.some(({ nullable }) => nullable)
      ? [allCleared(operation)]
      : [],
  sees: (history, context) => [
    ...seenWishes('null')(history, context),
    ...seenOwn(({ key }) => key.endsWith('/all-null'))(history, context),
  ],
  judge: (of, context) => ('wish' in of ? cameBack(of, context) : allCameBack(of, context)),
});

refusesBreaksOf('TYPE-04', 'undeclared');
refusesBreaksOf('TYPE-05', 'odata-type');

requirement<WishObservation>('TYPE-06', {
  on: on.writes,
  after: 'updates',
  wishes: (operation, { profile, run }) => [
    ...wishesOf('boolean', operation, profile),
    ...wishesOf('integer', operation, profile),
    ...operation.entity.properties
      .filter(({ kind }) => kind === 'integer')
      .flatMap((property) => randomWishes(operation, property, run.seed, randomCount(profile))),
  ],
  sees: (history, context) => [...seenWishes('boolean')(history, context), ...seenWishes('integer')(history, context)],
  judge: cameBack,
});
