import assert from 'node:assert/strict';
import { madeUnmarked } from '../../runner/left-behind.ts';
import { contract } from './checks.ts';

const [entity] = contract.entities;
assert.ok(entity !== undefined);
const payload = entity.operations.create.exampleRequest ?? {};
const [name = ''] = entity.properties.filter(({ kind }) => kind === 'text').map((property) => property.name);
const verbatim = { payload, stoodBefore: ['before'] };
const object = (id: string, change: object = {}) => ({ ...payload, id, ...change });
const idsOf = (objects: readonly { readonly id?: unknown }[]) => objects.map(({ id }) => id);

describe('what interrupted requests without a mark have made', () => {
  it('is equal to what was sent, and did not stand there before', () => {
    const objects = [object('before'), object('new', { further: 1 }), object('other', { [name]: 'changed' })];
    assert.deepEqual(idsOf(madeUnmarked(entity, [verbatim], objects)), ['new']);
  });

  it('is not told apart where there are more than were asked for', () => {
    const objects = [object('1'), object('2')];
    assert.deepEqual(madeUnmarked(entity, [verbatim], objects), []);
    assert.deepEqual(idsOf(madeUnmarked(entity, [verbatim, verbatim], objects)), ['1', '2']);
  });

  it('is not known where the collection could not be listed before', () => {
    assert.deepEqual(madeUnmarked(entity, [{ payload }], [object('1')]), []);
  });

  it('is nothing where nothing was interrupted', () => {
    assert.deepEqual(madeUnmarked(entity, [], [object('1')]), []);
  });
});
