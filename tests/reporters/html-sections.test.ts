import assert from 'node:assert/strict';
import { renderOverview } from '../../reporters/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { contract, finding, report, reportOf, result } from './fixture.ts';
import { tagsOf, textOf } from './page.ts';

/** The part of a page below a heading of the second level, up to the next. */
function section(of: Report, anchor: string): string {
  const page = renderOverview(of, contract);
  const start = page.indexOf(`<h2 id="${anchor}"`);
  return start === -1 ? '' : page.slice(start, page.indexOf('</section>', start));
}

const latency: NonNullable<Report['latency']> = [
  { operation: 'listLamps', requests: 31, p50: 3, p90: 4.54, p99: 5, max: 5 },
  { operation: 'createLamp', requests: 1200, p50: 8.4, p90: 20.4, p99: 61, max: 2_000 },
];

const comparison: NonNullable<Report['comparison']> = {
  baseline: { target: 'prod', startedAt: '2026-02-01T09:30:00.000Z', version: '0.0.9', profile: 'smoke', seed: 41 },
  new: [{ address: 'ENUM-03/createLamp', was: 'pass', now: 'fail' }],
  fixed: [{ address: 'CREATE-01/createLamp', was: 'fail', now: 'pass' }],
  unchanged: [{ address: 'CREATE-12/createLamp', was: 'warn', now: 'warn' }],
  lost: [{ address: 'CREATE-01/createDoor', was: 'pass', now: 'blocked' }],
  policies: [{ address: 'ENUM-05/createLamp', was: 'Refused with 400.', now: 'Accepted, <and> answered.' }],
  missing: 3,
  latency: [{ operation: 'listLamps', was: 40, now: 1_200 }],
};

describe('a section of the overview page', () => {
  it('is left out where the run has nothing for it', () => {
    const page = renderOverview(reportOf([result('CREATE-01/createLamp', 'pass')]), contract);
    const anchors = [...page.matchAll(/<h2 id="([a-z]+)"/g)].map(([, anchor]) => anchor);
    assert.deepEqual(anchors, ['findings', 'run', 'matrix']);
    assert.deepEqual(
      [...page.matchAll(/<li><a href="#([a-z]+)"/g)].map(([, anchor]) => anchor),
      anchors,
    );
  });

  describe('on latency', () => {
    const html = section({ ...report, latency }, 'latency');

    it('has a row per operation, in the order of the contract, with two digits that mean something', () => {
      const rows = [...html.matchAll(/<tr><th scope="row">.*/g)].map(([row]) =>
        textOf(row.replace(/<\/td>/g, ' ')).trim(),
      );
      assert.deepEqual(rows, ['createLamp1,200 8.4 20 61 2,000', 'listLamps31 3 4.5 5 5']);
    });

    it('draws each operation to one scale, and says what is drawn', () => {
      const widths = [...html.matchAll(/<rect width="([0-9.]+)"/g)].map(([, width]) => Number(width));
      assert.deepEqual(widths, [6.1, 2, 0.8, 0.5, 0.5, 0.3]);
      assert.match(
        html,
        /<desc[^>]*>Half of the answers within 8.4 ms, 90 % within 20 ms, 99 % within 61 ms, the slowest after 2,000 ms/,
      );
      for (const { attributes } of tagsOf(html).filter(({ name, kind }) => name === 'svg' && kind === 'open')) {
        assert.ok(html.includes(`<title id="${attributes.get('aria-labelledby')}">`));
        assert.ok(html.includes(`<desc id="${attributes.get('aria-describedby')}">`));
      }
    });
  });

  describe('on what changed since the baseline', () => {
    const compared: Report = { ...report, comparison };
    const html = section(compared, 'comparison');

    it('names every address that changed, with a link to what is new', () => {
      const text = textOf(html).replace(/\s+/g, '');
      for (const part of [
        'New findings ENUM-03/createLamp fail, was pass',
        'without a verdict now CREATE-01/createDoor blocked, was pass',
        'Fixed CREATE-01/createLamp pass, was fail',
        'CREATE-12/createLamp warn, was warn',
        'ENUM-05/createLamp BeforeRefused with 400.NowAccepted, &lt;and&gt; answered.',
        'Changed latency listLamps: median 1.2 s, was 40 ms',
        '3 addresses not in this run',
        'prod, 1 February 2026 at 09:30:00 UTC, version 0.0.9, profile smoke, seed 41',
      ]) {
        assert.ok(text.includes(part.replaceAll(' ', '')), `${part}\nis missing in\n${text}`);
      }
      assert.match(html, /<a href="#ENUM-03\/createLamp">/);
      assert.doesNotMatch(html, /<a href="#CREATE-01/);
    });

    it('is summed up below the verdict, and marks the new findings', () => {
      const page = renderOverview(compared, contract);
      assert.match(page, /<a href="#comparison">Since the baseline<\/a>: 1 new, 1 fixed/);
      assert.equal(page.split('<span class="new">').length, 2);
      assert.match(page, /<td class="fail first" data-address="ENUM-03\/createLamp" data-verdict="fail" data-new="">/);
      assert.equal(page.split('data-new=""').length, 2);
    });

    it('is absent without a baseline', () => {
      assert.doesNotMatch(renderOverview(report, contract), /baseline<|data-new=|class="new"/);
    });
  });

  it('has one entry per address, and every text knows its addresses', () => {
    const page = renderOverview(report, contract);
    const tags = tagsOf(page);
    const all = report.results.map(({ id, operation }) => `${id}/${operation}`);
    assert.deepEqual(tags.flatMap(({ attributes }) => attributes.get('data-address') ?? []).toSorted(), all.toSorted());
    const named = tags.flatMap(({ attributes }) =>
      [attributes.get('data-about'), attributes.get('data-of')].flatMap((list) => list?.split(' ') ?? []),
    );
    assert.deepEqual(
      named.filter((address) => address !== '' && !all.includes(address)),
      [],
    );
  });

  it('limits the list of other cases, and says how many there are', () => {
    const others = Array.from({ length: 75 }, (_, index) => `case ${index}`);
    const html = section(
      reportOf([result('ENUM-03/createLamp', 'fail', { finding: { ...finding, others } })]),
      'findings',
    );
    assert.match(html, /<summary>75 more cases at the same address<\/summary>/);
    assert.match(html, /<li>case 59<\/li><li>… \(15 more\)<\/li>/);
  });
});
