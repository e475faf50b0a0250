import assert from 'node:assert/strict';
import { answering, create, scene, update } from './collection-scene.ts';

describe('a collection', () => {
  it('notes a create before it is sent, with its mark', async () => {
    const { collection, events } = scene(() => answering(400, undefined));
    const url = collection.collectionUrl();
    await collection.call({ operation: create, purpose: '', url, body: '{}', mark: 'gcs-a-0000001' });
    assert.deepEqual(events, [{ kind: 'intent', number: 1, collection: url, mark: 'gcs-a-0000001' }, 'POST is sent']);
  });

  it('notes the values of a create whose only text can carry no mark', async () => {
    const { collection, events } = scene(() => answering(400, undefined));
    const url = collection.collectionUrl();
    const mark = 'gcs-a-0000001';
    const bodies = ['{"x":""}', `{"x":"a ${mark}"}`, '[1]', '{', '{"x":"\\u0067cs-a-0000001"}'];
    for (const body of bodies) await collection.call({ operation: create, purpose: '', url, body, mark });
    const noted = events.flatMap((event) =>
      typeof event === 'object' && event.kind === 'intent' ? [event.verbatim] : [],
    );
    assert.deepEqual(noted, [{ payload: { x: '' } }, undefined, undefined, undefined, undefined]);
  });

  it('notes a payload without a mark with the ids that stood there before, and that it was answered', async () => {
    const { collection, events, journal } = scene((method) =>
      method === 'GET' ? answering(200, { value: [{ id: 'a' }, { id: 'b' }] }) : answering(201, { id: 'c' }),
    );
    await collection.list('');
    const url = collection.collectionUrl();
    await collection.call({ operation: create, purpose: '', url, body: '{}', verbatim: { x: 1 } });
    assert.deepEqual(events.slice(1), [
      { kind: 'intent', number: 1, collection: url, verbatim: { payload: { x: 1 }, stoodBefore: ['a', 'b'] } },
      'POST is sent',
      { kind: 'answered', number: 1 },
    ]);
    assert.deepEqual(journal.unanswered, []);
  });

  it('does not know what stood there before where the list was incomplete', async () => {
    const { collection, events } = scene((method) => (method === 'GET' ? answering(500, undefined) : undefined));
    await collection.list('');
    const url = collection.collectionUrl();
    await collection.call({ operation: create, purpose: '', url, body: '{}', verbatim: { x: 1 } });
    assert.deepEqual(events.slice(1), [
      { kind: 'intent', number: 1, collection: url, verbatim: { payload: { x: 1 } } },
      'POST is sent',
    ]);
  });

  it('notes an update of an object that nobody has created, and none of its own', async () => {
    const { collection, events } = scene(() => answering(404, undefined));
    await collection.call({ operation: update, purpose: '', url: collection.itemUrl('unknown'), body: '{}' });
    collection.adopt('own');
    await collection.call({ operation: update, purpose: '', url: collection.itemUrl('own'), body: '{}' });
    assert.deepEqual(events, [
      { kind: 'intent', number: 1, collection: collection.collectionUrl() },
      'PATCH is sent',
      { kind: 'created', url: collection.itemUrl('own') },
      'PATCH is sent',
    ]);
  });

  for (const [status, back] of [
    [200, true],
    [404, false],
  ] as const) {
    it(`takes an object for ${back ? 'there' : 'gone'} again that was deleted, where an update is answered with ${status}`, async () => {
      const { collection, events, journal } = scene(() => answering(status, {}));
      const url = collection.itemUrl('own');
      collection.adopt('own');
      journal.remove(url);
      await collection.call({ operation: update, purpose: '', url, body: '{}' });
      assert.deepEqual(events.slice(2), [
        { kind: 'created', url },
        'PATCH is sent',
        ...(back ? [] : [{ kind: 'gone', url }]),
      ]);
      assert.equal(journal.leftovers.length, back ? 1 : 0);
    });
  }

  it('never takes for its own what stood there before, whatever an answer says', async () => {
    const { collection, journal } = scene((method) =>
      method === 'GET' ? answering(200, { value: [{ id: 'foreign' }] }) : answering(201, { id: 'foreign' }),
    );
    await collection.list('');
    const exchange = await collection.call({
      operation: create,
      purpose: '',
      url: collection.collectionUrl(),
      body: '{}',
    });
    assert.equal(collection.note(exchange), 'foreign');
    assert.deepEqual(journal.leftovers, []);
  });
});
