import assert from 'node:assert/strict';
import { strangersIn } from '../../runner/sweep-places.ts';
import { exampleContract } from '../entity/example.ts';
import { contract } from './checks.ts';

const root = new URL('https://graph.example.com/beta');
const [own] = contract.entities;
const [other] = exampleContract.entities;
assert.ok(own !== undefined && other !== undefined);

const itemOf = ({ itemPath }: typeof own): string => `${root.href}${itemPath.replaceAll(/\{\w+\}/g, 'x')}`;
const record = { standing: [itemOf(own), itemOf(other)] };

describe('a journal of a run about other entities', () => {
  it('names objects that a sweep cannot reach, so it is not done with them', () => {
    assert.deepEqual(strangersIn(root, contract.entities, record), [itemOf(other)]);
    assert.deepEqual(strangersIn(root, exampleContract.entities, record), [itemOf(own)]);
    assert.deepEqual(strangersIn(root, [own, other], record), []);
  });
});
