import { type Deletion, on, requirement, type Scene, seenScene } from '../runner/index.ts';
import { agreeWithScene, hasStatus, holds } from '../verdicts/index.ts';
import { anySequence } from './scenarios/any-sequence.ts';

interface Farewell {
  readonly deletion: Deletion;
  readonly listed: boolean;
}

requirement<Farewell>('LIFE-01', {
  on: on.deletes,
  needsOwn: false,
  after: 'cleanup',
  standsOn: ['create'],
  sees: ({ deletions, listings }) =>
    deletions.map((deletion) => ({
      of: { deletion, listed: listings.cleanup?.objects.some(({ id }) => id === deletion.id) ?? false },
      exchange: deletion.exchange,
      words: 'an object is deleted',
    })),
  judge: ({ deletion, listed }, { operation }) => {
    hasStatus(deletion.exchange, operation.success);
    const status = deletion.after?.answer?.status ?? 404;
    holds(status === 404, `GET of the deleted object answers ${status}, not 404`, {
      expected: '404',
      actual: `${status}`,
    });
    holds(!listed, 'The list still shows the object after the DELETE', {
      property: 'id',
      expected: 'not in the list',
      actual: deletion.id,
    });
    return undefined;
  },
});

requirement<Scene>('LIFE-02', {
  on: on.creates,
  after: 'sequences',
  standsOn: ['get', 'list', 'update', 'delete'],
  scenario: anySequence,
  sees: seenScene('LIFE-02'),
  judge: agreeWithScene,
});
