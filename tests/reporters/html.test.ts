import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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

      it('allows no style and no script but its own, and loads nothing', () => {
        const [policy = ''] = valuesOf('content', html)
          .map((content) => content.replaceAll('&#39;', "'"))
          .filter((content) => content.startsWith('default-src'));
        for (const [element, directive] of [['style', 'style-src'] as const, ['script', 'script-src'] as const]) {
          const [text, ...more] = [...html.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))];
          assert.deepEqual(more, []);
          const hash = createHash('sha256')
            .update(text?.[1] ?? '')
            .digest('base64');
          assert.match(policy, new RegExp(`${directive} 'sha256-${hash.replace(/[+/]/g, '\\$&')}'(;|$)`));
        }
        assert.match(policy, /^default-src 'none'; /);
        assert.doesNotMatch(policy, /unsafe|https?:|\*/);
        assert.doesNotMatch(html, /javascript:|@import|url\(|\son[a-z]+="|\sstyle="/i);
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

  it('folds follow-ups below the finding that most likely has their cause', () => {
    const html = renderOverview(followUps, contract);
    const folded = html.slice(html.indexOf('<details class="follow-ups">'), html.indexOf('</details></article>'));
    assert.match(folded, /2 more findings, most likely of the same cause: ENUM-03\/createLamp, CREATE-12\/createLamp</);
    assert.deepEqual(
      tagsOf(folded).flatMap(({ name, attributes }) => (name === 'article' ? (attributes.get('id') ?? []) : [])),
      ['ENUM-03/createLamp', 'CREATE-12/createLamp'],
    );
    assert.match(textOf(html), /Not conformant: 3 findings \(most likely 2 causes\) in 4 addresses/);
    assert.doesNotMatch(html, /<h2 id="warnings"/);
  });

  it('keeps warnings apart from what fails the run', () => {
    const warnings = page.slice(page.indexOf('<h2 id="warnings"'), page.indexOf('<h2 id="waived"'));
    assert.match(warnings, /<article class="finding warn" id="CREATE-12\/createLamp"/);
    assert.equal(warnings.split('<article').length, 2);
  });

  it('has among the warnings no cause of which something fails the run', () => {
    const html = renderOverview(
      reportOf([
        result('CREATE-12/createLamp', 'warn', { finding }),
        result('ENUM-03/createLamp', 'fail', { finding: { ...finding, sameAs: 'CREATE-12/createLamp' } }),
      ]),
      contract,
    );
    assert.match(html, /id="findings"[\s\S]*id="CREATE-12\/createLamp"[\s\S]*id="ENUM-03\/createLamp"/);
    assert.doesNotMatch(html, /<h2 id="warnings"/);
  });

  it('says why a waiver does not cover a finding any more', () => {
    const reason = 'Its waiver ended on 2026-02-01 (known): mend the fault';
    const html = renderOverview(reportOf([result('ENUM-03/createLamp', 'fail', { finding, reason })]), contract);
    assert.match(html, /<dt>Waiver<\/dt><dd>Its waiver ended on 2026-02-01 \(known\)/);
  });

  it('marks waivers that end within a fortnight of the run, and shows them first', () => {
    const waived = (address: string, until: string) =>
      result(address, 'waived', { finding, reason: `Known (waived until 1999-01-01) (waived until ${until}, a link)` });
    const html = renderOverview(
      reportOf([
        waived('CREATE-01/createLamp', '2026-03-16'),
        waived('CREATE-12/createLamp', '2026-03-15'),
        waived('ENUM-03/createLamp', '2026-03-01'),
        waived('TEXT-01/createLamp', '2026-03-02'),
        result('AUTH-01/createLamp', 'waived', { finding, reason: 'Known' }),
      ]),
      contract,
    );
    const section = html.slice(html.indexOf('<h2 id="waived"'), html.indexOf('<h2 id="run"'));
    assert.deepEqual(
      [...section.matchAll(/<strong>([A-Z0-9-]+)|(ends [a-z0-9 ]+)</g)].map(([, id, ends]) => id ?? ends),
      ['ENUM-03', 'ends today', 'TEXT-01', 'ends in 1 day', 'CREATE-12', 'ends in 14 days', 'CREATE-01', 'AUTH-01'],
    );
  });

  it('shows the evidence of a finding', () => {
    const article = page
      .slice(page.indexOf('<article'), page.indexOf('</article>'))
      .replaceAll('<wbr>', '')
      .replaceAll(/<span class="word">(.*?)<\/span>/g, '$1');
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

  it('calls a payload the smallest only where smaller ones were looked for', () => {
    const captionsOf = (more: Partial<typeof finding>): readonly string[] => {
      const page = renderOverview(
        reportOf([result('ENUM-03/createLamp', 'fail', { finding: { ...finding, ...more } })]),
        contract,
      );
      return [...page.matchAll(/<figcaption>([^<]*payload)</gi)].map(([, caption = '']) => caption);
    };
    assert.deepEqual(captionsOf({}), ['Payload']);
    assert.deepEqual(captionsOf({ smallest: true }), ['Smallest payload']);
  });

  it('tells what the mark in a payload is', () => {
    const marked = { ...finding, payload: { label: 'Kitchen gcs-r1-0abc123' } };
    const of = (runId: string) =>
      renderOverview(reportOf([result('ENUM-03/createLamp', 'fail', { finding: marked })], { runId }), contract);
    assert.match(of('r1'), /<dt>Mark<\/dt><dd><code>gcs-r1-0abc123<\/code> is the suite/);
    assert.doesNotMatch(of('r2'), /<dt>Mark<\/dt>/);
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

  it('tells at the top, in the table and beside a finding what was tried in part', () => {
    const text = (html: string) => textOf(html).replaceAll(/\s+/g, ' ');
    const [top = ''] = page.split('<main>');
    assert.ok(
      text(top).includes('2 addresses were tried in part, with 8 of their 1,089 cases. More can be tried with'),
    );
    const cells = [...page.matchAll(/<td[^>]*data-address="([^"]+)"[^>]*>(.*?)<\/td>/g)];
    assert.deepEqual(
      cells.flatMap(([, address, cell = '']) => (/\d/.test(textOf(cell)) ? [[address, textOf(cell)]] : [])),
      [
        ['ENUM-03/createLamp', '✗ fail 5 of 35 cases'],
        ['ENUM-05/createLamp', '✓ pass 3 of 1,054 cases'],
      ],
    );
    const article = page.slice(page.indexOf('<article'), page.indexOf('</article>'));
    assert.match(article, /<dt>Tried<\/dt><dd>5 of 35 cases<\/dd>/);
    assert.match(page, /Figures below a verdict tell/);
    const whole = renderOverview(followUps, contract);
    assert.doesNotMatch(whole, /tried in part|<dt>Tried|class="tried"|Figures below/);
  });

  it('tells of creates of which nobody knows what they made, and of none where there are none', () => {
    const unclear = renderOverview({ ...report, totals: { ...report.totals, unclear: 3 } }, contract);
    assert.match(unclear, /3 creates without an answer that can be read: what was made is not known, and the next run/);
    assert.doesNotMatch(page, /without an answer/);
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
    assert.equal(/<img|<svg onload|<!-- /.exec(html), null);
    assert.equal(html.split('<style').length, 2);
    assert.equal(html.split('<script').length, 2);
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
