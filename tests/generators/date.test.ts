import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { dateArbitrary, dateSamples, debatableDates } from '../../generators/date.ts';
import { breaksOf } from '../../generators/index.ts';
import { isDateTimeOffset } from '../../schemas/index.ts';
import { instantOf } from '../../verdicts/instant.ts';
import { contract } from './payloads.ts';

const is = (pattern: RegExp) => (text: string) => pattern.test(text);
const year = (text: string): number => Number(text.slice(0, 4));

/** What DATE-01 wants to see; some sample has to show each. */
const wanted: Readonly<Record<string, (text: string) => boolean>> = {
  Z: is(/Z$/),
  'a negative offset': is(/-0[1-9]:00$/),
  'a positive offset': is(/\+0[1-9]:00$/),
  'a positive half hour': is(/\+\d\d:30$/),
  'a negative half hour': is(/-\d\d:30$/),
  '+14:00': is(/\+14:00$/),
  '-14:00': is(/-14:00$/),
  'no fraction': is(/:\d\d(Z|[+-]\d\d:\d\d)$/),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((n) => [`${n} fraction digits`, is(new RegExp(`\\.\\d{${n}}(?!\\d)`))]),
  ),
  '.9999999': is(/\.9999999/),
  'a leap day': is(/-02-29T/),
  'before 1970': (text) => year(text) === 1969,
  'after 2038': (text) => year(text) >= 2038,
  'the year 0001': is(/^0001-/),
  'the year 9999': is(/^9999-/),
};

/** Debatable spellings: the trait that makes each debatable, and whether the contract's schema takes it. */
const debatable: Readonly<Record<string, readonly [trait: RegExp, valid: boolean]>> = {
  'no-seconds': [/T\d\d:\d\dZ$/, true],
  'second-60': [/:60Z$/, false],
  'lower-t': [/\dt\d/, false],
  'lower-z': [/z$/, false],
  space: [/^\S+ \S+$/, false],
  'eight-digits': [/\.\d{8}Z$/, true],
  'twelve-digits': [/\.\d{12}Z$/, true],
  'hour-24': [/T24:/, false],
};

const invalid: Readonly<Record<string, RegExp>> = {
  'month-13': /^\d{4}-13-/,
  'day-32': /-32T/,
  'february-30': /-02-30T/,
  'february-29': /^\d{3}[13579]-02-29T/,
  'hour-25': /T25:/,
  'minute-60': /T\d\d:60:/,
  'no-offset': /T\d\d:\d\d:\d\d$/,
  'date-alone': /^\d{4}-\d\d-\d\d$/,
  words: /^[a-z ]+$/,
  empty: /^$/,
  'offset-25': /\+25:00$/,
  'april-31': /-04-31T/,
  'day-0': /-00T/,
  'fraction-alone': /\.\d+$/,
  today: /^today$/,
  'month-0': /^\d{4}-00-/,
  'february-1900': /^1900-02-29/,
  'offset-minute-75': /\+01:75$/,
  'offset-bare': /\+\d{4}$/,
  'offset-hours': /\+\d\d$/,
  comma: /:\d\d,\dZ$/,
  basic: /^\d{8}T\d{6}Z$/,
  'week-date': /-W\d\d-\dT/,
  'year-5-digits': /^\+\d{5}-/,
  'http-date': /GMT$/,
  american: /^\d\d\/\d\d\/\d{4} /,
  'zone-name': / UTC$/,
  'microsoft-json': /^\/Date\(\d+\)\/$/,
  'epoch-text': /^\d{10}$/,
  'trailing-text': /Z .+$/,
  padded: /^ .* $/,
  'line-end': /Z\n$/,
  'full-width': /^[\uff10-\uff19]{4}-/,
};

describe('the valid timestamps', () => {
  for (const { name, text } of dateSamples) {
    it(`${name} is valid`, () => assert.equal(isDateTimeOffset(text), true));
  }

  for (const [what, shows] of Object.entries(wanted)) {
    it(`show ${what}`, () => assert.ok(dateSamples.some(({ text }) => shows(text))));
  }

  it('keep within the 7 fraction digits that the services hold', () => {
    assert.ok(dateSamples.every(({ text }) => !/\.\d{8}/.test(text)));
  });

  it('drawn at random are valid, have 7 fraction digits at most, and name an instant', () => {
    fc.assert(
      fc.property(dateArbitrary(), (text) => {
        assert.ok(isDateTimeOffset(text));
        assert.doesNotMatch(text, /\.\d{8}/);
        assert.notEqual(instantOf(text), undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('drawn at random shrink to the simplest', () => {
    const { counterexample } = fc.check(
      fc.property(dateArbitrary(), () => false),
      { seed: 1 },
    );
    assert.deepEqual(counterexample, ['1970-01-01T00:00:00Z']);
  });
});

describe('the debatable timestamps', () => {
  it('are those of the table', () => {
    assert.deepEqual(debatableDates.map(({ name }) => name).toSorted(), Object.keys(debatable).toSorted());
  });

  for (const { name, text } of debatableDates) {
    it(`${name} is debatable for what it says`, () => {
      const [trait, valid] = debatable[name] ?? [/^$/, undefined];
      assert.match(text, trait);
      assert.equal(isDateTimeOffset(text), valid);
    });
  }
});

describe('the invalid timestamps', () => {
  const faults = contract.entities
    .flatMap((entity) => breaksOf(entity, contract.entities))
    .filter(({ rule, value }) => rule === 'date' && typeof value === 'string');

  it('are those of the table', () => {
    assert.deepEqual([...new Set(faults.map((fault) => fault.class))].toSorted(), Object.keys(invalid).toSorted());
  });

  it('are invalid for what they say', () => {
    for (const fault of faults) {
      assert.match(String(fault.value), invalid[fault.class] ?? /no such class/);
      assert.equal(isDateTimeOffset(String(fault.value)), false, fault.words);
    }
  });
});
