import assert from 'node:assert/strict';
import { wishesOf } from '../../generators/index.ts';
import { alone } from '../../runner/alone.ts';
import { seenCases } from '../../runner/index.ts';
import { caseOf, entity, historyWith, observationOf } from './history.ts';

const { create } = entity.operations;

describe('the cases a clause about refusals looks at', () => {
  it('are its own, and no valid value that was sent alone, whatever their keys', () => {
    const own = observationOf(caseOf(create, { key: `${create.id}/null/status/null` }));
    const wishes = wishesOf('null', create, 'deep').map((wish) => observationOf(alone(wish)));
    assert.ok(wishes.some(({ case: { key } }) => key.includes('/null/')));
    const observations = new Map([own, ...wishes].map((observation) => [observation.case.key, observation]));
    const seen = seenCases('null')(historyWith({ observations }), { operation: create });
    assert.deepEqual(
      seen.map(({ of }) => of),
      [own],
    );
  });
});
