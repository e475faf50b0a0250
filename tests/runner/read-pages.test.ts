import assert from 'node:assert/strict';
import { readPages } from '../../runner/read-pages.ts';
import type { Exchange } from '../../target/index.ts';
import { exchangeWith } from '../verdicts/exchange.ts';

const first = 'https://graph.example.com/beta/things';

/** A list that has, for each of its addresses, a page and the link to the next one. */
const reading = async (page: (url: string) => { readonly value?: unknown; readonly next?: unknown }) => {
  const asked: string[] = [];
  const listing = await readPages(first, async (url): Promise<Exchange> => {
    asked.push(url);
    const { value = [{ id: url }], next } = page(url);
    return exchangeWith(200, { value, ...(next !== undefined && { '@odata.nextLink': next }) });
  });
  return { ...listing, asked };
};

/** Pages 1 to `count`, one object each. */
const numbered = (count: number) => (url: string) => {
  const number = Number(new URL(url).searchParams.get('page') ?? 1);
  return number < count ? { next: `${first}?page=${number + 1}` } : {};
};

describe('reading a list', () => {
  for (const count of [1, 2, 500]) {
    it(`follows ${count} pages to the end`, async () => {
      const { objects, problem, asked } = await reading(numbered(count));
      assert.deepEqual([objects.length, asked.length, problem], [count, count, undefined]);
    });
  }

  it('ends at the 501st page, and does not call it a circle', async () => {
    const { problem, asked } = await reading(numbered(501));
    assert.deepEqual([asked.length, problem], [500, 'it has more than 500 pages']);
  });

  it('notices a circle when it comes to the same address again', async () => {
    const { problem, asked } = await reading((url) => ({ next: url === first ? `${first}?page=2` : first }));
    assert.deepEqual([asked.length, problem], [2, '@odata.nextLink leads in a circle']);
  });

  it('follows a link that is relative to the page', async () => {
    const { problem, asked } = await reading((url) => (url === first ? { next: '?page=2' } : {}));
    assert.deepEqual([asked, problem], [[first, `${first}?page=2`], undefined]);
  });

  it('asks nobody else for a page: the token goes nowhere else', async () => {
    const { problem, asked } = await reading(() => ({ next: 'https://evil.example.com/beta/things?page=2' }));
    assert.deepEqual(asked, [first]);
    assert.equal(problem, '@odata.nextLink leads to another origin, https://evil.example.com');
  });

  for (const next of [7, '', 'http://', {}, false]) {
    it(`takes ${JSON.stringify(next)} for no link`, async () => {
      const { problem, asked } = await reading((url) => (url === first ? { next } : {}));
      assert.equal(asked.length, 1);
      assert.match(problem ?? '', /^@odata\.nextLink (is not a URL|leads in a circle)$/);
    });
  }

  it('takes null for the end', async () => {
    assert.equal((await reading(() => ({ next: null }))).problem, undefined);
  });

  it('passes over what is no object', async () => {
    const { objects } = await reading(() => ({ value: [{ id: 'a' }, null, 'b', 7] }));
    assert.deepEqual(objects, [{ id: 'a' }]);
  });

  for (const value of [{}, null, 'a']) {
    it(`says that ${JSON.stringify(value)} is no array of objects`, async () => {
      assert.equal((await reading(() => ({ value }))).problem, 'the list answers 200 without an array "value"');
    });
  }
});
