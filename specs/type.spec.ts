import { randomWishes, wishesOf } from '../generators/index.ts';
import { on, requirement, seenWishes, type WishObservation } from '../runner/index.ts';
import { cameBack } from './came-back.ts';
import { randomCount } from './random-count.ts';
import { refusesBreaksOf } from './refuses-breaks.ts';

refusesBreaksOf('TYPE-01', 'type');
refusesBreaksOf('TYPE-02', 'null');

requirement<WishObservation>('TYPE-03', {
  on: on.writes,
  after: 'updates',
  wishes: (operation, { profile }) => wishesOf('null', operation, profile),
  sees: seenWishes('null'),
  judge: cameBack,
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
