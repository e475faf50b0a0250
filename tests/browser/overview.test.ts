import assert from 'node:assert/strict';
import { concludeFrom } from '../../reporters/conclusion.ts';
import type { Report } from '../../verdicts/index.ts';
import { describeInBrowser } from './chromium.ts';
import { clean, full, withFile } from './pages.ts';

const runs: readonly (readonly [string, Report])[] = [
  ['with findings', full],
  ['without findings', clean],
];

describeInBrowser('the overview page in a browser', ({ open }) => {
  for (const [name, of] of runs) {
    for (const javaScriptEnabled of [true, false]) {
      it(`opens ${name}, ${javaScriptEnabled ? 'with' : 'without'} scripts, and fetches nothing`, () =>
        withFile(of, async (url) => {
          const { page, requests, complaints } = await open(url, { javaScriptEnabled });
          assert.equal(await page.locator('h1').innerText(), concludeFrom(of).sentence);
          assert.equal(await page.locator('.filter').count(), javaScriptEnabled ? 1 : 0);
          assert.deepEqual(complaints, []);
          assert.deepEqual(requests, [url]);
        }));
    }

    for (const width of [320, 768, 1280]) {
      it(`does not scroll sideways ${name} at ${width} px`, () =>
        withFile(of, async (url) => {
          const { page } = await open(url, { viewport: { width, height: 800 } });
          await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
        }));
    }
  }

  it('shows a follow-up that a link leads to, though it is folded', () =>
    withFile(full, async (url) => {
      for (const javaScriptEnabled of [true, false]) {
        const { page } = await open(`${url}#TEXT-01/createDoor`, { javaScriptEnabled });
        const message = page.locator('article article .message', { hasText: 'Emoji become' });
        await message.waitFor({ state: 'visible' });
      }
    }));

  it('prints everything unfolded, in light colours', () =>
    withFile(full, async (url) => {
      const { page } = await open(url, { colorScheme: 'dark', javaScriptEnabled: false });
      const folded = page.locator('details .message, details li, details dd');
      assert.ok((await folded.count()) > 0);
      assert.equal(await folded.first().isVisible(), false);
      await page.emulateMedia({ media: 'print' });
      for (const part of await folded.all()) assert.ok(await part.isVisible(), await part.innerHTML());
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
      assert.equal(await page.locator('nav').isVisible(), false);
    }));
});
