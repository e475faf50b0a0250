import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from '../../reporters/address.ts';
import { findingsOf } from '../../reporters/findings.ts';
import { renderOverview, writeOverview } from '../../reporters/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { contract, finding, followUps, report, reportOf, result } from './fixture.ts';
import { firstMisnesting, tagsOf, textOf } from './page.ts';

const page = renderOverview(report, contract);
const pages: readonly (readonly [string, Report])[] = [
  ['every verdict', report],
  ['nothing but passes', reportOf([result('CREATE-01/createLamp', 'pass')])],
  ['no result', reportOf([])],
  ['findings of one cause', followUps],
];

function valuesOf(attribute: string, of: string): readonly string[] {
  return tagsOf(of).flatMap(({ attributes }) => attributes.get(attribute) ?? []);
}

describe('the overview page', () => {
  for (const [name, of] of pages) {
    describe(`of a run with ${name}`, () => {
      const html = renderOverview(of, contract);

      it('is well-formed', () => {
        assert.equal(firstMisnesting(html), undefined);
        assert.doesNotMatch(textOf(html), /[<>]/);
      });

      it('has one h1, headings that skip no level, and each id once', () => {
        const levels = tagsOf(html).flatMap(({ name: tag, kind }) =>
          kind === 'open' && /^h\d$/.test(tag) ? [Number(tag[1])] : [],
        );
        assert.deepEqual(
          levels.filter((level) => level === 1),
          [1],
        );
        levels.reduce((before, level) => {
          assert.ok(level <= before + 1, `h${level} after h${before}`);
          return level;
        }, 0);
        const ids = valuesOf('id', html);
        assert.equal(new Set(ids).size, ids.length);
      });

      it('links inside the page only to what is there', () => {
        const anchors = valuesOf('href', html).filter((href) => href.startsWith('#'));
        const ids = new Set(valuesOf('id', html));
        assert.deepEqual(
          anchors.filter((href) => !ids.has(href.slice(1))),
          [],
        );
        const labels = valuesOf('aria-labelledby', html);
        assert.deepEqual(
          labels.filter((id) => !ids.has(id)),
          [],
        );
      });

      it('runs no script and loads nothing', () => {
        assert.doesNotMatch(html, /<script|javascript:|@import|url\(|\son[a-z]+=/i);
        assert.deepEqual(
          tagsOf(html).filter(({ name: tag }) => ['img', 'link', 'iframe', 'object'].includes(tag)),
          [],
        );
        assert.deepEqual(valuesOf('src', html), []);
      });
    });
  }

  it('gives every finding an article under its address, what fails first', () => {
    const articles = tagsOf(page).filter(({ name, kind }) => name === 'article' && kind === 'open');
    assert.deepEqual(
      articles.map(({ attributes }) => attributes.get('id')),
      ['ENUM-03/createLamp', 'TEXT-01/createLamp', 'CREATE-12/createLamp'],
    );
    assert.deepEqual(
      articles.map(({ attributes }) => attributes.get('id')),
      findingsOf(report).map(addressOf),
    );
  });

  it('points from a follow-up to the finding to read first', () => {
    const text = textOf(renderOverview(followUps, contract));
    assert.equal(text.split('Most likely of the same cause as').length - 1, 2);
    assert.match(text, /Not conformant: 3 findings \(most likely 2 causes\) in 4 addresses/);
  });

  it('shows the evidence of a finding', () => {
    const article = page.slice(page.indexOf('<article'), page.indexOf('</article>'));
    for (const part of [
      'status &quot; on&quot; is no member',
      'A value that is not a documented member is answered with 400.',
      'href="https://docs.example/clauses/enum?view=beta&amp;lang=en"',
      'POST /rooms/{roomId}/Lamps',
      'status is padded with a space',
      '  <mark>&quot;status&quot;: &quot; on&quot;</mark>,\n  &quot;label&quot;: &quot;Kitchen&quot;\n}',
      'HTTP 201\ncontent-type: application/json\nrequest-id: 0b9a2c7e\n\n{\n  &quot;id&quot;: &quot;7&quot;',
      'Bearer $GRAPH_TOKEN&quot; --data &#39;{&quot;status',
      'npm run conformance -- --only ENUM-03/createLamp --seed 4711 --target https://graph.example/beta',
      'seed 4711, path 3:0:1',
      'status is two members joined by a comma',
    ]) {
      assert.ok(article.includes(part), `${part}\nis missing in\n${article}`);
    }
  });

  it('gives a reason for each address without a verdict, and tells waivers and policies', () => {
    for (const part of [
      'The operation is not routed (ROUTE-01).',
      'No read-only token is configured.',
      'The connection was closed before an answer came.',
      'Waived: Fixed in the March release.',
      'Accepted, and answered by name.',
      'Not checked: No second token yet.',
      'https://graph.example/beta/rooms/1/Lamps/7',
      '1 March 2026 at 09:30:00 UTC',
    ]) {
      assert.ok(page.includes(part), part);
    }
  });

  it('has a cell for each requirement and operation, with sign and word, and a link to its finding', () => {
    const matrix = page.slice(page.indexOf('<table'), page.indexOf('</table>'));
    const cells = tagsOf(matrix).filter(({ name, kind }) => name === 'td' && kind === 'open');
    assert.equal(cells.length, contract.requirements.length * contract.operations.length);
    assert.equal(
      cells.filter(({ attributes }) =>
        /pass|fail|warn|stale|error|waived|blocked|not-/.test(attributes.get('class') ?? ''),
      ).length,
      10,
    );
    assert.match(
      matrix,
      /<a href="#ENUM-03\/createLamp" aria-label="fail: ENUM-03\/createLamp"><span aria-hidden="true">✗<\/span> fail<\/a>/,
    );
    const heads = tagsOf(matrix).filter(({ name, kind }) => name === 'th' && kind === 'open');
    assert.deepEqual(
      heads.filter(({ attributes }) => !attributes.has('scope')),
      [],
    );
  });

  it('does not drop a result that the contract does not know', () => {
    const html = renderOverview(reportOf([result('NEW-01/createLamp', 'pass')]), contract);
    assert.match(html, /not in the contract:[\s\S]*NEW-01\/createLamp<\/code> pass/);
  });

  it('is written as index.html', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'html-'));
    await writeOverview(report, contract, join(folder, 'reports'));
    assert.equal(await readFile(join(folder, 'reports', 'index.html'), 'utf8'), page);
    await rm(folder, { recursive: true });
  });
});

describe('the overview page of a hostile target', () => {
  const attacks = [
    '</pre></article><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    'https://tracker.example/pixel.png',
    '</style><style>*{display:none}',
    '<!-- ',
    '&lt;b&gt;',
  ];
  const invisible = 'a\u0000b\u001bc\u202ed\u2066e\u200bf\ud800g\u2028h\u3164i\u00a0j\u{e0041}k';
  const nasty = attacks.join(' ') + invisible + 'x'.repeat(1_048_576);
  const everywhere = {
    ...finding,
    message: nasty,
    case: nasty,
    property: nasty,
    payload: { [nasty]: nasty, list: Array.from({ length: 500 }, (_, index) => index) },
    expected: nasty,
    actual: nasty,
    request: { method: nasty, url: nasty, headers: {} },
    answer: { status: 500, headers: { [nasty]: nasty }, body: nasty },
    path: nasty,
    curl: nasty,
    others: [nasty, nasty],
  };
  const html = renderOverview(
    reportOf(
      [
        result('ENUM-03/createLamp', 'fail', { finding: everywhere }),
        result('ENUM-03/updateLamp', 'waived', { finding: everywhere, reason: nasty }),
        result('TEXT-01/createLamp', 'error', { reason: nasty }),
        result('ENUM-05/createLamp', 'pass', { observed: nasty }),
      ],
      { leftovers: [{ url: nasty }], target: { baseUrl: nasty } },
    ),
    contract,
  );

  it('has no markup but its own', () => {
    assert.equal(firstMisnesting(html), undefined);
    assert.equal(/[<>]/.exec(textOf(html)), null);
    assert.equal(/<script|<img|<svg onload|<!-- /.exec(html), null);
    assert.equal(html.split('<style').length, 2);
    assert.deepEqual(
      tagsOf(html).flatMap(({ attributes }) => [...attributes.keys()].filter((key) => key.startsWith('on'))),
      [],
    );
    assert.ok(html.includes('&amp;lt;b&amp;gt;'), 'text that looks escaped is escaped again');
  });

  it('links nowhere that the target named', () => {
    const outside = valuesOf('href', html).filter((href) => /^[a-z]+:/.test(href));
    assert.deepEqual(
      outside.filter((href) => !href.startsWith('https://docs.example/')),
      [],
    );
  });

  it('shows what cannot be seen as escapes, and has no such character itself', () => {
    assert.ok(
      html.includes('a\\u0000b\\u001bc\\u202ed\\u2066e\\u200bf\\ud800g\\u2028h\\u3164i\\u00a0j\\udb40\\udc41k'),
    );
    assert.doesNotMatch(html.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it('cuts what is long and says how long it was', () => {
    assert.ok(html.length < 200_000, `${html.length} characters`);
    assert.ok(/… \(cut: 1,048,\d{3} characters in full\)/.test(html));
    assert.ok(html.includes('460 more left out'));
  });
});
