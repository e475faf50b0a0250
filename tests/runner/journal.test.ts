import assert from 'node:assert/strict';
import { createJournal } from '../../runner/journal.ts';

const created = (id: string, entity = 'things') => ({ url: `/things/${id}`, id, entity });

describe('the journal', () => {
  it('counts what was created and what is gone', () => {
    const journal = createJournal();
    for (const id of ['1', '2', '3']) journal.add(created(id));
    journal.remove('/things/2');
    assert.deepEqual([journal.created, journal.deleted], [3, 1]);
    assert.deepEqual(
      journal.leftovers.map(({ id }) => id),
      ['1', '3'],
    );
  });

  it('opens the newest first, of one entity', () => {
    const journal = createJournal();
    for (const one of [created('1'), created('2', 'others'), created('3')]) journal.add(one);
    assert.deepEqual(
      journal.open('things').map(({ id }) => id),
      ['3', '1'],
    );
  });

  it('counts an object once, however often it is noted or removed', () => {
    const journal = createJournal();
    for (let i = 0; i < 2; i++) journal.add(created('1'));
    for (let i = 0; i < 2; i++) journal.remove('/things/1');
    assert.deepEqual([journal.created, journal.deleted, journal.leftovers.length], [1, 1, 0]);
  });

  it('does not count the removal of what is not its own', () => {
    const journal = createJournal();
    journal.remove('/things/9');
    assert.equal(journal.deleted, 0);
    assert.equal(journal.knows('/things/9'), false);
  });

  it('knows what is gone', () => {
    const journal = createJournal();
    journal.add(created('1'));
    journal.remove('/things/1');
    assert.equal(journal.knows('/things/1'), true);
  });
});
