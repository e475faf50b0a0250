import assert from 'node:assert/strict';
import { remove } from '../../runner/removal.ts';
import { answering, scene } from './collection-scene.ts';

const own = 'own';
const [empty, full] = [{ value: [] }, { value: [{ id: own }] }];

/** What the service says to DELETE, to GET of the object and to GET of the list; undefined where nothing comes. */
type Word = readonly [status: number, body?: object] | undefined;

interface Example {
  readonly service: string;
  readonly words: { readonly DELETE: Word; readonly GET: Word; readonly list?: object };
  readonly canRead?: boolean;
  readonly gone: boolean | undefined;
  readonly left: number;
}

const examples: readonly Example[] = [
  { service: 'deletes', words: { DELETE: [204], GET: [404] }, gone: true, left: 0 },
  { service: 'answers 200 and deletes', words: { DELETE: [200], GET: [404] }, gone: true, left: 0 },
  { service: 'does not know the object any more', words: { DELETE: [404], GET: [404] }, gone: true, left: 0 },
  {
    service: 'answers 204 and deletes nothing',
    words: { DELETE: [204], GET: [200, { id: own }] },
    gone: false,
    left: 1,
  },
  { service: 'refuses', words: { DELETE: [403], GET: [200, { id: own }] }, gone: false, left: 1 },
  { service: 'breaks down, and has deleted', words: { DELETE: [500], GET: [404] }, gone: true, left: 0 },
  { service: 'breaks down altogether', words: { DELETE: [500], GET: [500], list: empty }, gone: undefined, left: 1 },
  { service: 'says Gone', words: { DELETE: [204], GET: [410], list: empty }, gone: true, left: 0 },
  { service: 'says Gone to both', words: { DELETE: [410], GET: [410], list: empty }, gone: true, left: 0 },
  { service: 'says Gone, and lists it', words: { DELETE: [204], GET: [410], list: full }, gone: false, left: 1 },
  { service: 'shows an empty object', words: { DELETE: [204], GET: [200, {}], list: empty }, gone: true, left: 0 },
  {
    service: 'shows another object',
    words: { DELETE: [204], GET: [200, { id: 'b' }], list: full },
    gone: false,
    left: 1,
  },
  { service: 'has no list to ask', words: { DELETE: [204], GET: [410], list: {} }, gone: undefined, left: 1 },
  { service: 'does not answer GET', words: { DELETE: [204], GET: undefined, list: empty }, gone: undefined, left: 1 },
  { service: 'has no GET', words: { DELETE: [204], GET: [405] }, canRead: false, gone: true, left: 0 },
  {
    service: 'has no GET, and no object',
    words: { DELETE: [404], GET: [405] },
    canRead: false,
    gone: undefined,
    left: 0,
  },
  {
    service: 'has no GET, and refuses',
    words: { DELETE: [403], GET: [405] },
    canRead: false,
    gone: undefined,
    left: 1,
  },
];

describe('a removal', () => {
  for (const { service, words, canRead = true, gone, left } of examples) {
    const end = gone === undefined ? 'unknown' : gone ? 'gone' : 'still there';
    it(`of a service that ${service}: the object is ${end}, ${left} left`, async () => {
      const { collection, journal } = scene((method, url) => {
        const listed = url === collection.collectionUrl() && words.list !== undefined;
        const word: Word = listed ? [200, words.list] : method === 'DELETE' ? words.DELETE : words.GET;
        return word && answering(word[0], word[1]);
      });
      collection.adopt(own);
      const removal = await remove(collection, own, canRead);
      assert.deepEqual([removal.gone, journal.leftovers.length], [gone, left]);
    });
  }
});
