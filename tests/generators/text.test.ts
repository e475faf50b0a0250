import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  blendedSamples,
  extremeTexts,
  hasExtremeCharacters,
  singleSamples,
  textArbitrary,
} from '../../generators/text.ts';
import { textClasses } from '../../generators/text-classes.ts';

const is = (pattern: RegExp) => (text: string) => pattern.test(text);

/** What TEXT-01 wants to see; the class of that name has to show it. */
const wanted: Readonly<Record<string, (text: string) => boolean>> = {
  empty: is(/^$/),
  'word-null': is(/^null$/),
  'word-true': is(/^true$/),
  'word-undefined': is(/^undefined$/),
  'leading-zeros': is(/^0\d+$/),
  version: is(/^\d+\.0$/),
  'leading-space': is(/^ \S/),
  'trailing-space': is(/\S $/),
  'only-spaces': is(/^ {2,}$/),
  thousand: (text) => [...text].length === 1_000,
  punctuation: (text) =>
    [...Array(94)].every(
      (_, i) => /[a-z0-9]/i.test(String.fromCharCode(33 + i)) || text.includes(String.fromCharCode(33 + i)),
    ),
  quotes: is(/'.*".*\\/),
  markup: is(/<.*>.*&/),
  mustache: is(/\{\{x\}\}/),
  'dollar-brace': is(/\$\{x\}/),
  percent: is(/%41/),
  plus: is(/\w\+\w/),
  newline: is(/[^\r]\n.*\r\n/s),
  tab: is(/\t/),
  'double-space': is(/\S {2}\S/),
  'mixed-case': is(/[a-z].*[A-Z]/),
  'latin-1': is(/[\u00c0-\u00ff]/),
  cjk: is(/\p{Script=Han}.*\p{Script=Hangul}/u),
  'right-to-left': is(/\p{Script=Hebrew}.*\p{Script=Arabic}/u),
  combining: (text) => text !== text.normalize('NFC') && text === text.normalize('NFD'),
  'zero-width': is(/\u200b.*\ufeff/),
  emoji: is(/\p{Emoji_Presentation}/u),
  timestamp: (text) => !Number.isNaN(Date.parse(text)) && text.includes('T'),
  date: is(/^\d{4}-\d\d-\d\d$/),
  zero: is(/^0$/),
  'many-digits': (text) => /^\d+$/.test(text) && `${BigInt(Number(text))}` !== text,
  exponent: is(/^\de\d$/),
  'word-false': is(/^FALSE$/),
  'word-nan': is(/^NaN$/),
  'not-available': is(/^N\/A$/),
  json: (text) => JSON.stringify(JSON.parse(text)) !== text,
  quoted: is(/^".*"$/),
  formula: is(/^=/),
  'leading-at': is(/^@/),
  'trailing-dot': is(/\.$/),
  'trailing-newline': is(/\n$/),
  'leading-bom': is(/^\ufeff/),
  'no-break-edges': is(/^\u00a0.*\u00a0$/),
  'version-zeros': is(/^\d+\.00\.0\d$/),
  'version-letter': is(/^v\d+\.\d+$/),
  release: is(/^\d\dh\d$/),
  guid: is(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
  host: (text) => new URL(text).href !== text && new URL(text).pathname === '/',
  list: is(/, {2}\w,\w/),
  script: is(/<script>.*<\/script>/),
  'markup-comment': is(/<!--.*-->/),
  'cdata-end': is(/]]>/),
  'doubled-quotes': is(/''.*""/),
  sql: is(/' OR .*\/\*.*\*\/ UNION/),
  'dollar-pattern': (text) => 'x'.replace('x', text) !== text,
  path: is(/\.\.\/.*\/\/.*\\\.\.\\/),
  'script-address': is(/javascript:/),
  format: is(/%s.*%%.*%\w+%.*\{0\}/),
  'line-comment': is(/ -- .* \/\/ .* # /),
  'curly-quotes': is(/“.*”.*‘.*’/),
  dashes: is(/–.*—.*…/),
  'no-break': is(/\S\u00a0\S.*\u3000/),
  'line-separators': is(/\u2028.*\u2029/),
  'soft-hyphen': is(/\u00ad/),
  'direction-marks': is(/\u200e.*\u202a.*\u2069/),
  variation: is(/\ufe0f/),
  compatibility: (text) => text !== text.normalize('NFKC') && text === text.normalize('NFC'),
  'other-digits': is(/\p{Nd}/u),
};

describe('the text classes', () => {
  it('are those of the table', () => {
    assert.deepEqual(textClasses.map(({ name }) => name).toSorted(), Object.keys(wanted).toSorted());
  });

  for (const { name, words, text } of textClasses) {
    it(`${name} holds ${words}, and no character whose fate is open`, () => {
      assert.equal(wanted[name]?.(text), true);
      assert.equal(hasExtremeCharacters(text), false);
    });
  }

  it('are all shown by the blends, unchanged', () => {
    for (const { name, text } of textClasses) {
      const samples = blendedSamples.filter(({ classes }) => classes.some((own) => own.name === name));
      assert.equal(samples.length, 1, name);
      assert.ok(
        samples.every((sample) => sample.text.includes(text)),
        name,
      );
    }
  });

  it('show as the whole value, and without a mark, where that is the point', () => {
    for (const sample of [...singleSamples, ...blendedSamples]) {
      const [first] = sample.classes;
      if (first === undefined || !sample.classes.some(({ whole }) => whole)) continue;
      assert.equal(sample.text, first.text);
      assert.equal(sample.takesMark, sample.name === 'thousand');
    }
  });

  it('drawn at random hold no character whose fate is open', () => {
    fc.assert(
      fc.property(textArbitrary(), (text) => {
        assert.equal(hasExtremeCharacters(text), false);
        assert.ok(text === Buffer.from(text).toString());
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('extreme texts', () => {
  for (const { name, text } of extremeTexts) {
    it(`${name} is extreme by its ${name === 'hundred-thousand' ? 'length' : 'characters'}`, () => {
      assert.equal(hasExtremeCharacters(text), name !== 'hundred-thousand');
      assert.equal(text.length > 10_000, name === 'hundred-thousand');
    });
  }

  for (const text of [
    '\u0000',
    'a\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\ud800',
    'a\udfffb',
    '\ue000',
    '\u0378',
    '\ufffe',
  ]) {
    it(`${JSON.stringify(text)} is extreme`, () => assert.equal(hasExtremeCharacters(text), true));
  }

  for (const text of ['', ' ~', '\t\r\n', '\u00ad', '\u200b\u200d\ufeff', '😀', 'e\u0301', '\ufffd']) {
    it(`${JSON.stringify(text)} is not`, () => assert.equal(hasExtremeCharacters(text), false));
  }
});
