import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { resultLine, summaryLines } from '../../reporters/index.ts';
import { finding, followUps, report, reportOf, result } from './fixture.ts';

const plain = { color: false };
const clause = 'A value that is not a documented member is answered with 400.';
const hostile = 'one\ntwo\r\u001b[2J\u202etxt.\u0007 \ud800 \u00a0\u2028end';
const rawControls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('the line of an address', () => {
  it('is sign, word, address and clause', () => {
    assert.equal(
      resultLine(result('ENUM-03/createLamp', 'pass'), clause, plain),
      `✓ pass    ENUM-03/createLamp                               ${clause}`.slice(0, 120),
    );
  });

  it('stays within 120 columns', () => {
    const address = 'ENUM-03/createMacOSSoftwareUpdateStateSummary';
    const lines = resultLine(
      result(address, 'fail', { finding: { message: 'long words '.repeat(40) } }),
      clause.repeat(3),
      plain,
    );
    for (const line of lines.split('\n')) assert.ok(line.length <= 120, line);
    assert.match(lines, /…\n {12}long words/);
  });

  it('tells the message of what needs work, and the reason of an error', () => {
    assert.match(
      resultLine(result('ENUM-03/a', 'fail', { finding }), clause, plain),
      /\n {12}status " on" is no member/,
    );
    assert.match(
      resultLine(result('ENUM-03/a', 'error', { reason: 'Timed out.' }), clause, plain),
      /\n {12}Timed out\.$/,
    );
    assert.match(resultLine(result('ENUM-03/a', 'stale'), clause, plain), /\n {12}.*remove it/);
    assert.match(
      resultLine(result('ENUM-03/a', 'blocked', { reason: 'Not routed.' }), clause, plain),
      /\n {12}Not routed\.$/,
    );
    assert.doesNotMatch(resultLine(result('ENUM-03/a', 'pass'), clause, plain), /\n/);
  });

  it('is coloured only when asked for, and says the same', () => {
    const one = result('ENUM-03/createLamp', 'fail', { finding });
    const coloured = resultLine(one, clause, { color: true });
    assert.ok(coloured.startsWith('\u001b[31m✗ fail'));
    assert.equal(stripVTControlCharacters(coloured), resultLine(one, clause, plain));
  });

  it('shows control characters instead of sending them to the terminal', () => {
    const text = resultLine(result('ENUM-03/a', 'fail', { finding: { message: hostile } }), hostile, plain);
    for (const line of text.split('\n')) assert.doesNotMatch(line, rawControls);
    assert.match(text, /one\\ntwo\\r\\u001b\[2J\\u202etxt\.\\u0007 \\ud800 \\u00a0\\u2028end/);
  });
});

describe('the summary', () => {
  const text = summaryLines(report, plain, 'out').join('\n');

  it('tells of creates that nobody knows the end of, and of none where there are none', () => {
    const unclear = { ...report, totals: { ...report.totals, unclear: 3 } };
    assert.match(summaryLines(unclear, plain, 'out').join('\n'), /3 creates without an answer that can be read: /);
    assert.doesNotMatch(text, /without an answer/);
  });

  it('tells what was tried in part on one line, and nothing where all was tried', () => {
    assert.match(
      summaryLines({ ...report, budget: { writes: 300 } }, plain).join('\n'),
      /^ {2}2 addresses were tried in part, with 8 of their 1,089 cases; --profile deep can try more$/m,
    );
    assert.doesNotMatch(summaryLines(followUps, plain).join('\n'), /tried in part/);
  });

  it('has the verdict, the counts, the balance, each finding, and the way back', () => {
    for (const part of [
      'Not conformant: 1 finding and 1 stale waiver in 10 addresses; the run broke at 1 address.',
      '1 fail · 1 stale · 1 error · 1 warn · 1 waived · 2 blocked · 1 n/a · 2 pass',
      '1,234 requests · 567 writes · 1 min 23 s · waited 12.3 s for the budget, 4.0 s for 3 answers 429, 503 or 504',
      '60 created · 59 deleted · 1 left over',
      'https://graph.example/beta/rooms/1/Lamps/7',
      '✗ fail    ENUM-03/createLamp\n  status " on" is no member',
      `\n  ${finding.curl}\n`,
      'Repeat  npm run conformance -- --seed 42 --target https://graph.example/beta',
      'Report  out/index.html',
    ]) {
      assert.ok(text.includes(part), `${part}\nis missing in\n${text}`);
    }
  });

  it('has the reason below the verdict where that has no room for it', () => {
    const cutShort = 'the run did not begin: nobody answers';
    const [, verdict, reason] = summaryLines(reportOf([], { cutShort }), plain);
    assert.deepEqual([verdict, reason], ['No verdict: the run did not begin.', '  nobody answers']);
  });

  it('tells one cause once', () => {
    const lines = summaryLines(followUps, plain);
    assert.deepEqual(
      lines.filter((line) => /^✗ |^! |^△ |^⚠ /.test(line) || line.startsWith('  Most likely')),
      [
        '✗ fail    CREATE-01/createLamp',
        '  Most likely of the same cause: ENUM-03/createLamp, CREATE-12/createLamp',
        '✗ fail    TEXT-01/createLamp',
      ],
    );
  });

  it('has no control characters, whatever the target sent', () => {
    const nasty = reportOf([result('TEXT-01/a', 'fail', { finding: { message: hostile, curl: `curl ${hostile}` } })], {
      leftovers: [{ url: hostile }],
    });
    for (const line of summaryLines(nasty, plain)) assert.doesNotMatch(line, rawControls);
  });
});
