import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './chromium.ts';
import { full, withFile } from './pages.ts';

/** What is announced; the search waits a moment for the typing to end. */
const announced = (page: Page, words: string): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${words}$`) })
    .waitFor();

/** The addresses of the articles that are shown. */
const articles = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator('article:visible').evaluateAll((found) => found.map(({ id }) => id));

const isRow = (page: Page, id: string) => page.locator('.matrix tr', { hasText: id }).isVisible();

describeInBrowser('the filter of the overview page', ({ open }) => {
  it('finds addresses and messages by mouse, announces how many, and shows all again', () =>
    withFile(full, async (url) => {
      const { page, complaints } = await open(url);
      const before = await articles(page);
      await page.getByRole('searchbox', { name: 'Find an address or a message' }).fill('ENUM-03 padded');
      await announced(page, '2 of 11 addresses');
      assert.deepEqual(await articles(page), ['ENUM-03/createLamp', 'ENUM-03/createDoor']);
      assert.equal(await isRow(page, 'ENUM-03'), true);
      assert.equal(await isRow(page, 'TEXT-01'), false);
      await page.getByRole('button', { name: 'Show all' }).click();
      await announced(page, '11 addresses');
      assert.deepEqual(await articles(page), before);
      assert.equal(await isRow(page, 'TEXT-01'), true);
      assert.deepEqual(complaints, []);
    }));

  it('shows only chosen verdicts, by keyboard alone', () =>
    withFile(full, async (url) => {
      const { page } = await open(url);
      const box = page.getByRole('checkbox', { name: 'warn' });
      for (let tabs = 0; tabs < 10 && !(await box.evaluate((one) => one === one.ownerDocument.activeElement)); tabs++) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Space');
      await announced(page, '1 of 11 addresses');
      assert.deepEqual(await articles(page), ['CREATE-12/createLamp']);
      assert.ok(await page.getByText('Nothing here matches the filter.').first().isVisible());
      await page.keyboard.press('Space');
      await announced(page, '11 addresses');
    }));

  it('shows what the baseline lacks, unfolded under its cause', () =>
    withFile(full, async (url) => {
      const { page } = await open(url);
      await page.getByRole('checkbox', { name: 'only new' }).check();
      await announced(page, '1 of 11 addresses');
      assert.deepEqual(await articles(page), ['ENUM-03/createLamp', 'TEXT-01/createDoor']);
    }));

  it('keeps its state in the address, so that a link shows the same view', () =>
    withFile(full, async (url) => {
      const first = await open(url);
      await first.page.getByRole('searchbox').fill('enum-03/createlamp');
      await first.page.getByRole('checkbox', { name: 'fail' }).check();
      await announced(first.page, '1 of 11 addresses');
      const link = first.page.url();
      assert.equal(link, `${url}#find=enum-03%2Fcreatelamp&show=fail`);
      const { page } = await open(link);
      await announced(page, '1 of 11 addresses');
      assert.equal(await page.getByRole('searchbox').inputValue(), 'enum-03/createlamp');
      assert.deepEqual(await articles(page), ['ENUM-03/createLamp']);
    }));

  it('gives way to a link that leads to something hidden', () =>
    withFile(full, async (url) => {
      const { page } = await open(`${url}#find=&show=warn`);
      await announced(page, '1 of 11 addresses');
      await page.evaluate("location.hash = '#ENUM-03/createDoor'");
      await announced(page, '11 addresses');
      assert.ok(await page.locator('[id="ENUM-03/createDoor"] .message').isVisible());
    }));

  it('folds again after printing what it has unfolded for that', () =>
    withFile(full, async (url) => {
      const { page } = await open(url);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      assert.equal(await page.locator('details:not([open])').count(), 0);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      assert.equal(await page.locator('details[open]').count(), 0);
    }));
});
