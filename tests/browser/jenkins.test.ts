import assert from 'node:assert/strict';
import { textOf } from '../reporters/page.ts';
import { describeInBrowser } from './chromium.ts';
import { servedByJenkins } from './jenkins.ts';
import { full, pageOf } from './pages.ts';

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What the source of the page says in its body; pictures are described by the tables they stand in. */
const written = (page: string): string =>
  textOf(page.slice(page.indexOf('<body>')).replace(/<svg[\s\S]*?<\/svg>|<script>[\s\S]*?<\/script>/g, '')).replace(
    /&(?:lt|gt|quot|#39|amp);/g,
    (entity) => entities[entity] ?? entity,
  );

describeInBrowser('the overview page as Jenkins serves it', ({ open }) => {
  it('has neither styles nor script, and shows all of its text', () =>
    servedByJenkins(pageOf(full), async (url) => {
      const { page, requests } = await open(url);
      assert.deepEqual(requests, [url]);
      assert.equal(await page.locator('.filter').count(), 0);
      assert.equal(await page.evaluate('getComputedStyle(document.body).maxWidth'), 'none');
      assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.headline')).display"), 'block');

      const texts = page.locator('body :is(h1, h2, h3, h4, p, li, dt, dd, th, td, summary, figcaption, pre, a, code)');
      const hidden = await texts.evaluateAll((elements) =>
        elements
          .filter((one) => one.closest('details:not([open])') === null)
          .filter((one) => one.textContent !== '' && !one.checkVisibility())
          .map(({ outerHTML }) => outerHTML),
      );
      assert.deepEqual(hidden, []);

      await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
      const shown = (await page.locator('body').innerText()).replace(/\s+/g, '');
      for (const line of written(pageOf(full)).split('\n').map(words)) {
        assert.ok(shown.includes(line.replace(/\s+/g, '')), `missing: ${line}`);
      }
    }));

  it('draws its pictures no larger than a line or two of text', () =>
    servedByJenkins(pageOf(full), async (url) => {
      const { page } = await open(url);
      for (const picture of await page.locator('svg').all()) {
        assert.ok(((await picture.boundingBox())?.height ?? 0) <= 48);
      }
    }));
});
