import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './chromium.ts';
import { clean, full, withFile } from './pages.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core holds against the page as it is shown now, with the elements in question. */
const violationsOf = async (page: Page): Promise<unknown> => {
  await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(standards)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map(({ html, any }) => [html, any.map(({ message }) => message)])]))`,
  );
};

describeInBrowser('the overview page for everybody', ({ open }) => {
  for (const [name, of] of [['with findings', full] as const, ['without findings', clean] as const]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 768, 1280]) {
        it(`has no violation in axe ${name}, ${colorScheme}, at ${width} px`, () =>
          withFile(of, async (url) => {
            const { page } = await open(url, { colorScheme, viewport: { width, height: 800 } });
            await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
            assert.deepEqual(await violationsOf(page), []);
          }));
      }
    }
  }

  it('has no violation in axe while it is filtered', () =>
    withFile(full, async (url) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open(`${url}#find=lamp&show=warn+fail`, { colorScheme });
        await page.getByRole('status').filter({ hasText: ' of ' }).waitFor();
        assert.deepEqual(await violationsOf(page), []);
      }
    }));
});
