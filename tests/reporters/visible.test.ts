import assert from 'node:assert/strict';
import { cut, shorten } from '../../reporters/shorten.ts';
import { visible, visibleLines } from '../../reporters/visible.ts';

describe('text that people read', () => {
  const shown: readonly (readonly [string, string])[] = [
    ['plain text, Größe, 日本語, שלום, 🎉', 'plain text, Größe, 日本語, שלום, 🎉'],
    ['line\nfeed\ttab\r', 'line\\nfeed\\ttab\\r'],
    ['\u0000\u001b\u007f\u0085', '\\u0000\\u001b\\u007f\\u0085'],
    ['\u200f\u202e\u2066', '\\u200f\\u202e\\u2066'],
    ['lone \ud800, pair \ud83c\udf89', 'lone \\ud800, pair 🎉'],
    ['no-break\u00a0space, ideographic\u3000space', 'no-break\\u00a0space, ideographic\\u3000space'],
    ['zero\u200bwidth, filler\u3164, tag\u{e0041}', 'zero\\u200bwidth, filler\\u3164, tag\\udb40\\udc41'],
  ];
  for (const [text, expected] of shown) {
    it(`is shown as ${expected}`, () => assert.equal(visible(text), expected));
  }

  it('keeps its lines where lines are shown', () => assert.equal(visibleLines('a\r\nb\u2028'), 'a\\r\nb\\u2028'));

  it('is cut between characters, with its full length', () => {
    assert.equal(cut('abcdef', 6), 'abcdef');
    assert.equal(cut('abcdef', 3), 'abc… (cut: 6 characters in full)');
    assert.equal(cut('ab🎉cd', 3), 'ab… (cut: 6 characters in full)');
  });
});

describe('a JSON value that people read', () => {
  it('stays as it is while it is small', () => {
    const value = { text: 'a', list: [1, null, true, { deep: [[]] }] };
    assert.deepEqual(shorten(value), value);
  });

  it('loses long strings, long lists, many members and deep levels, and says so', () => {
    assert.equal(shorten('x'.repeat(500)), `${'x'.repeat(400)}… (cut: 500 characters in full)`);
    assert.deepEqual(shorten(Array.from({ length: 42 }, () => 0)), [
      ...Array.from({ length: 40 }, () => 0),
      '… (2 more left out)',
    ]);
    const wide = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`p${index}`, index]));
    assert.deepEqual(Object.entries(Object(shorten(wide))).at(-1), ['…', '(1 more left out)']);
    assert.match(JSON.stringify(shorten(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))), /deeper levels left out/);
  });
});
