import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { dateArbitrary, dateSamples } from '../../generators/date.ts';
import { fewest, type Search, towards } from '../../generators/search.ts';
import { smallerDate } from '../../generators/smaller-date.ts';
import { smallerText } from '../../generators/smaller-text.ts';
import { isDateTimeOffset } from '../../schemas/index.ts';

/** Follows a search to its end; what it found, and what it asked on the way. */
const follow = <T>(search: Search<T>, willDo: (value: T) => boolean) => {
  const asked: T[] = [];
  let step = search.next();
  while (step.done !== true) {
    asked.push(step.value);
    step = search.next(willDo(step.value));
  }
  return { found: step.value, asked };
};

const smallest = <T>(search: Search<T>, willDo: (value: T) => boolean): T => follow(search, willDo).found;

describe('searching for the fewest', () => {
  it('leaves nothing out that is needed and keeps nothing that is not', () => {
    const items = [...'abcdefghijklmnopqrstuvwxyz'];
    fc.assert(
      fc.property(fc.subarray(items), (needed) => {
        const found = smallest(fewest(items), (kept) => needed.every((item) => kept.includes(item)));
        assert.deepEqual(found, needed);
      }),
    );
  });

  it('finds one of a thousand with a few dozen questions', () => {
    const { found, asked } = follow(fewest(Array.from({ length: 1_000 }, (_, i) => i)), (kept) => kept.includes(617));
    assert.deepEqual(found, [617]);
    assert.ok(asked.length < 30, `${asked.length} questions`);
  });

  it('ends where no single one can be left out, even if several could', () => {
    const isEven = (kept: readonly number[]): boolean => kept.length % 2 === 0;
    assert.deepEqual(smallest(fewest([1, 2, 3, 4]), isEven), []);
    assert.deepEqual(
      smallest(fewest([]), () => true),
      [],
    );
  });
});

describe('searching towards a number', () => {
  it('finds the next one to the goal that will do, from either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.nat(500), (limit, more) => {
        assert.equal(
          smallest(towards(0, limit + more), (value) => value >= limit),
          limit,
        );
        assert.equal(
          smallest(towards(10_000, limit), (value) => value <= limit + more),
          Math.min(10_000, limit + more),
        );
      }),
    );
  });
});

const texts: readonly (readonly [what: string, from: string, willDo: (text: string) => boolean, to: string])[] = [
  ['anything', 'O\'Hara said "no"', () => true, ''],
  ['a quote', 'O\'Hara said "no"', (text) => text.includes("'"), "'"],
  ['brackets', '<b>Tom & Jerry</b> &amp;', (text) => /<[^>]*>/.test(text), '<>'],
  ['two spaces', 'one  two', (text) => text.includes('  '), '  '],
  ['a pair of surrogates', 'x 👩‍💻 y', (text) => /[\u{10000}-\u{10ffff}]/u.test(text), '💻'],
  ['more than 64 characters', '1234567890'.repeat(9), (text) => text.length > 64, 'a'.repeat(65)],
  ['the whole', 'undefined', (text) => text === 'undefined', 'undefined'],
];

describe('searching for a smaller text', () => {
  for (const [what, from, willDo, to] of texts) {
    it(`keeps ${what}`, () => assert.equal(smallest(smallerText(from), willDo), to));
  }

  it('splits no surrogate pair', () => {
    const { asked } = follow(smallerText('👩‍💻 👍🏽 😀'), (text) => text.includes('😀'));
    for (const text of asked) assert.doesNotMatch(text, /\p{Cs}/u);
  });
});

const dates: readonly (readonly [what: string, from: string, willDo: (text: string) => boolean, to: string])[] = [
  ['anything', '2016-12-31T23:59:18.0955018-08:00', () => true, '2000-01-01T00:00:00Z'],
  ['a fraction', '2016-12-31T23:59:18.0955018-08:00', (text) => text.includes('.'), '2000-01-01T00:00:00.1Z'],
  ['four digits', '2016-12-31T23:59:18.0955018-08:00', (text) => /\.\d{4}/.test(text), '2000-01-01T00:00:00.0001Z'],
  ['an offset', '2023-07-01T00:30:00.5+02:00', (text) => !text.endsWith('Z'), '2000-01-01T00:00:00+01:00'],
  ['a half hour', '2021-10-31T22:45:10.123-03:30', (text) => text.endsWith(':30'), '2000-01-01T00:00:00+00:30'],
  ['a leap day', '2024-02-29T12:00:00Z', (text) => text.includes('-02-29'), '2000-02-29T00:00:00Z'],
  ['before 1970', '1901-12-13T20:45:51Z', (text) => text < '1970', '1969-01-01T00:00:00Z'],
  ['after 2037', '2106-02-07T06:28:16.0000001Z', (text) => text > '2038', '2038-01-01T00:00:00Z'],
  ['summer', '2023-07-01T00:30:00.5+02:00', (text) => /^\d{4}-0[4-9]/.test(text), '2000-04-01T00:00:00Z'],
  ['what is no timestamp', 'yesterday', () => true, 'yesterday'],
];

describe('searching for a plainer timestamp', () => {
  for (const [what, from, willDo, to] of dates) {
    it(`keeps ${what}`, () => assert.equal(smallest(smallerDate(from), willDo), to));
  }

  it('proposes valid timestamps only', () => {
    const propose = (text: string, bit: (asked: string) => boolean): void => {
      for (const asked of follow(smallerDate(text), bit).asked) assert.equal(isDateTimeOffset(asked), true, asked);
    };
    for (const { text } of dateSamples) propose(text, () => false);
    fc.assert(fc.property(dateArbitrary(), fc.func(fc.boolean()), (text, bit) => propose(text, bit)));
  });
});
