import assert from 'node:assert/strict';
import { finding, report as plain, reportOf, result } from '../reporters/fixture.ts';
import { describeInBrowser } from './chromium.ts';
import { withFile } from './pages.ts';

const attacks = [
  '</script><script>window.caught = 1</script>',
  '</pre></details></article></main><img src=https://tracker.example/pixel.png onerror="window.caught = 2">',
  '"><svg onload="window.caught = 3">',
  "' autofocus onfocus='window.caught = 4' x='",
  '</style><style>body { display: none }</style>',
  '<iframe srcdoc="<script>parent.caught = 5</script>"></iframe>',
  '<base href=https://tracker.example/><link rel=stylesheet href=https://tracker.example/a.css>',
  '<meta http-equiv=refresh content="0; url=https://tracker.example/">',
  '<a href="javascript:window.caught = 6">javascript:window.caught = 6</a> data:text/html,<script>1</script>',
  '<input type=checkbox name=attributes><form id=hash>',
  '\u202egnp.exe \u0000\u0008\u001b[31m \ud800 \udfff \u2028 \u{e0041}',
];
const nasty = `${attacks.join('\n')}${'x'.repeat(1_048_576)}`;

const evidence = {
  ...finding,
  message: nasty,
  case: nasty,
  property: nasty,
  payload: { [nasty]: nasty, __proto__: nasty },
  expected: nasty,
  actual: nasty,
  request: { method: nasty, url: nasty, headers: { [nasty]: nasty } },
  answer: { status: 500, headers: { [nasty]: nasty }, body: nasty },
  curl: nasty,
  others: [nasty],
};

const hostile = reportOf(
  [
    result('ENUM-03/createLamp', 'fail', { finding: evidence }),
    result('ENUM-03/updateLamp', 'waived', { finding: evidence, reason: nasty }),
    result('TEXT-01/createLamp', 'error', { reason: nasty }),
    result('ENUM-05/createLamp', 'pass', { observed: nasty }),
  ],
  {
    ...(plain.leftovers === undefined ? {} : { leftovers: [{ url: nasty }] }),
    target: { baseUrl: nasty },
    cutShort: nasty,
  },
);

describeInBrowser('the overview page of a hostile target in a browser', ({ open }) => {
  it('shows as text whatever the target sent, runs none of it and fetches nothing', () =>
    withFile(hostile, async (url) => {
      const { page, requests, complaints } = await open(url);
      await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
      const shown = await page.locator('body').innerText();
      for (const attack of attacks.slice(0, -1)) assert.ok(shown.includes(attack), attack);
      assert.ok(shown.includes('\\u202egnp.exe \\u0000\\b\\u001b[31m'.replace('\\b', '\\u0008')));
      assert.equal(await page.evaluate('window.caught'), undefined);
      assert.equal(
        await page.locator('img, iframe, base, link, main form, body style, [onload], [onfocus]').count(),
        0,
      );
      const schemes = await page
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      assert.deepEqual(
        schemes.filter((href) => /^[a-z]+:/i.test(href) && !href.startsWith('https://docs.example/')),
        [],
      );
      assert.deepEqual(complaints, []);
      assert.deepEqual(requests, [url]);
    }));

  it('can be searched for it', () =>
    withFile(hostile, async (url) => {
      const { page } = await open(url);
      await page.getByRole('searchbox').fill('<iframe srcdoc=');
      await page
        .getByRole('status')
        .filter({ hasText: /^4 of 4 addresses$/ })
        .waitFor();
    }));

  it('does not scroll sideways for it', () =>
    withFile(hostile, async (url) => {
      const { page } = await open(url, { viewport: { width: 320, height: 640 } });
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
    }));

  it('takes a state in its address for text, too', () =>
    withFile(hostile, async (url) => {
      const { page, complaints } = await open(
        `${url}#find=${encodeURIComponent([...attacks.slice(0, -1), 'nowhere'].join(' '))}&show=%ff+"]`,
      );
      await page
        .getByRole('status')
        .filter({ hasText: /^0 of 4 addresses$/ })
        .waitFor();
      assert.equal(await page.evaluate('window.caught'), undefined);
      assert.deepEqual(complaints, []);
    }));
});
