import assert from 'node:assert/strict';
import { compare } from '../../reporters/index.ts';
import { renderSummary } from '../../reporters/summary.ts';
import type { Report } from '../../verdicts/record.ts';
import { finding, followUps, report, reportOf, result } from './fixture.ts';

/** What is left when the code spans are gone: only there could anything mean something. */
const outsideCode = (markdown: string): string => markdown.replaceAll(/`[^`\n]*`/g, '');

const assertLimits = (markdown: string): void => {
  assert.ok(markdown.trimEnd().split('\n').length <= 100, `${markdown.split('\n').length} lines`);
  assert.ok(markdown.length <= 60_000, `${markdown.length} characters`);
};

/** A report in which the text stands wherever a target can put it. */
const saying = (text: string): Report => {
  const said = { ...finding, message: text, case: text, actual: text, answer: { status: 200, body: text } };
  const now = reportOf(
    [
      result('ENUM-03/createLamp', 'fail', { finding: said }),
      result('CREATE-12/createLamp', 'warn', { finding: said }),
      result('ENUM-03/updateLamp', 'waived', { finding: said, reason: text }),
      result('TEXT-01/createLamp', 'stale', { reason: text }),
      result('TEXT-01/updateLamp', 'error', { reason: text }),
      result('ENUM-05/createLamp', 'pass', { observed: text }),
    ],
    { cutShort: `${text}.`, leftovers: [{ url: text }], target: { baseUrl: text } },
  );
  const before = reportOf([result('ENUM-05/createLamp', 'pass', { observed: `${text}!` })], {
    target: { baseUrl: text },
  });
  return { ...now, comparison: compare(before, now) };
};

describe('summary.md', () => {
  it('begins with the verdict and ends with the command that repeats the run', () => {
    const lines = renderSummary(report).trimEnd().split('\n');
    assert.equal(
      lines[0],
      '## Not conformant: 1 finding and 1 stale waiver in 10 addresses; the run broke at 1 address',
    );
    assert.equal(lines.at(-1), 'Repeat: `npm run conformance -- --seed 42 --target https://graph.example/beta`');
    assert.equal(
      lines[2],
      '✗ fail: 1 · ⊗ stale: 1 · ? error: 1 · ! warn: 1 · ~ waived: 1 · ⊘ blocked: 2 · – n/a: 1 · ✓ pass: 2',
    );
  });

  it('tells what was tried in part on one line, and nothing where all was tried', () => {
    const [line = '', ...more] = renderSummary(report)
      .split('\n')
      .filter((one) => one.includes('tried in part'));
    assert.ok(line.startsWith('2 addresses were tried in part, with 8 of their 1,089 cases. More can be tried with '));
    assert.deepEqual(more, []);
    assert.doesNotMatch(renderSummary(followUps), /tried in part/);
  });

  it('tells of creates of which nobody knows what they made, and of none where there are none', () => {
    const unclear = renderSummary({ ...report, totals: { ...report.totals, unclear: 1 } });
    assert.match(unclear, /^1 create without an answer that can be read: .* or sweep does\.$/m);
    assert.doesNotMatch(renderSummary(report), /without an answer/);
  });

  it('has what the heading has no room for below it', () => {
    const cutShort = 'the payload holds a text '.repeat(12);
    const [heading = '', , below = ''] = renderSummary(reportOf(report.results, { cutShort })).split('\n');
    assert.ok(heading.length < 240, heading);
    assert.ok(below.includes(cutShort), below);
  });

  it('has a row for each cause, with those that follow from it', () => {
    const rows = renderSummary(followUps)
      .split('\n')
      .filter((line) => line.startsWith('| ✗ fail'));
    assert.equal(rows.length, 2);
    assert.match(
      rows[0] ?? '',
      /`CREATE-01\/createLamp` .* same cause: `ENUM-03\/createLamp`, `CREATE-12\/createLamp` \|$/,
    );
  });

  const sections = [
    ['Errors', 'TEXT-01/updateLamp', 'The connection was closed before an answer came.'],
    ['Warnings', 'CREATE-12/createLamp', 'Location leads to 404.'],
    ['Waivers', 'ENUM-03/updateLamp', 'Fixed in the March release.'],
    ['Left on the target, to be deleted by hand', 'https://graph.example/beta/rooms/1/Lamps/7', ''],
  ] as const;
  for (const [title, name, text] of sections) {
    it(`tells under "${title}" what there is, and has no such section where there is nothing`, () => {
      const [, part = ''] = renderSummary(report).split(`### ${title}\n`);
      const [own = ''] = part.split('\n### ');
      assert.ok(own.includes(`\`${name}\``) && own.includes(text), own);
      assert.ok(!renderSummary(reportOf([result('ENUM-03/createLamp', 'pass')])).includes('###'));
    });
  }

  it('tells what changed since the baseline', () => {
    const before = reportOf([result('ENUM-03/createLamp', 'pass'), result('TEXT-01/createLamp', 'fail')]);
    const markdown = renderSummary({ ...report, comparison: compare(before, report) });
    assert.match(markdown, /### Since the baseline\n\n3 new, 1 fixed, 0 unchanged; compared with `https:/);
    assert.match(markdown, /\| new \| `ENUM-03\/createLamp` \| fail, was pass \|/);
  });

  it('tells of a waiver that has ended beside the finding', () => {
    const reason = 'Its waiver ended on 2026-01-01';
    const markdown = renderSummary(reportOf([result('ENUM-03/createLamp', 'fail', { finding, reason })]));
    assert.match(markdown, /### Waivers\n[^#]*Its waiver ended on 2026-01-01/);
  });

  const hostile = [
    ['pipes', 'a | b | c \\| d \\\\| e'],
    ['backticks', '`a` ``b`` ``` c'],
    ['HTML', '<img src=x onerror=alert(1)><script>x</script><!-- --></td>'],
    ['images and links', '![x](https://evil.example/x.png) [y](javascript:z) <https://evil.example>'],
    ['bare links', 'https://evil.example www.evil.example a@evil.example'],
    ['mentions and references', '@octocat #1 GH-1 octo/cat#2 0123456789abcdef0123456789abcdef01234567'],
    ['lines', '\n\n# heading\n\n- [ ] item\n```\n::error::x\r\n##vso[task.complete]'],
    ['nothing', ''],
    ['spaces', '   '],
    ['what cannot be seen', '\u0000\u202e\ud800\u200b\ufeff'],
  ] as const;
  for (const [words, text] of hostile) {
    it(`shows what the target sent and lets it mean nothing: ${words}`, () => {
      const markdown = renderSummary(saying(text));
      assertLimits(markdown);
      const calm = renderSummary(saying('calm.'));
      // The same document but for the code spans: no line, cell, link or heading more.
      assert.equal(outsideCode(markdown).replaceAll('(empty)', ''), outsideCode(calm));
    });
  }

  it('stays within the limits of a comment, however much there is to tell', () => {
    const long = '\u0000|`<&'.repeat(2_000);
    const many = Array.from({ length: 60 }, (_, i) => `createLamp${i}${'x'.repeat(300)}`);
    const of = (verdict: 'fail' | 'warn' | 'waived' | 'stale' | 'error') =>
      many.map((operation) =>
        result(`ENUM-03/${operation}${verdict}`, verdict, { finding: { ...finding, message: long }, reason: long }),
      );
    const followers = many.map((operation) =>
      result(`TEXT-01/${operation}`, 'fail', { finding: { ...finding, sameAs: `ENUM-03/${many[0]}fail` } }),
    );
    const now = reportOf(
      [...of('fail'), ...followers, ...of('warn'), ...of('waived'), ...of('stale'), ...of('error')],
      { leftovers: many.map((url) => ({ url: `${url}${long}` })), cutShort: long, target: { baseUrl: long } },
    );
    const before = reportOf([], { target: { baseUrl: long }, profile: long });
    const markdown = renderSummary({ ...now, comparison: compare(before, now) });
    assertLimits(markdown);
    assert.match(markdown, /and 102 more/);
  });
});
