import assert from 'node:assert/strict';
import { isDateTimeOffset } from '../../schemas/index.ts';

const good = [
  '2017-01-01T00:02:49.3205976-08:00',
  '2017-01-01T00:02:49Z',
  '2017-01-01T00:02Z',
  '2017-01-01T00:02+05:30',
  '2017-01-01T00:02:49.1Z',
  '2017-01-01T00:02:49.123456789012Z',
  '2017-01-01T23:59:59.9999999+14:00',
  '2017-01-01T23:59:59.9999999-14:00',
  '2017-01-01T00:00:00-00:00',
  '2024-02-29T12:00:00Z',
  '2000-02-29T12:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
];

const bad: Readonly<Record<string, string>> = {
  'no offset': '2017-01-01T00:02:49',
  'a date alone': '2017-01-01',
  'a date with an offset': '2017-01-01Z',
  'a time alone': '00:02:49Z',
  'plain words': 'yesterday',
  'the empty string': '',
  'a space for the T': '2017-01-01 00:02:49Z',
  'a lower-case t': '2017-01-01t00:02:49Z',
  'a lower-case z': '2017-01-01T00:02:49z',
  'month 0': '2017-00-01T00:02:49Z',
  'month 13': '2017-13-01T00:02:49Z',
  'day 0': '2017-01-00T00:02:49Z',
  'day 32': '2017-01-32T00:02:49Z',
  '31 April': '2017-04-31T00:02:49Z',
  '30 February': '2024-02-30T00:02:49Z',
  '29 February of a common year': '2023-02-29T00:02:49Z',
  '29 February of a common century': '1900-02-29T00:02:49Z',
  'hour 24': '2017-01-01T24:00:00Z',
  'minute 60': '2017-01-01T00:60:00Z',
  'second 60': '2016-12-31T23:59:60Z',
  'an empty fraction': '2017-01-01T00:02:49.Z',
  'a fraction without seconds': '2017-01-01T00:02.5Z',
  'a comma before the fraction': '2017-01-01T00:02:49,5Z',
  '13 fraction digits': '2017-01-01T00:02:49.1234567890123Z',
  'an offset without a colon': '2017-01-01T00:02:49+0100',
  'an offset without minutes': '2017-01-01T00:02:49+01',
  'offset minute 60': '2017-01-01T00:02:49+01:60',
  'an offset of 14:01': '2017-01-01T00:02:49+14:01',
  'an offset of 25:00': '2017-01-01T00:02:49+25:00',
  'year 0': '0000-01-01T00:02:49Z',
  'a negative year': '-0001-01-01T00:02:49Z',
  'a year of five digits': '10000-01-01T00:02:49Z',
  'a space before': ' 2017-01-01T00:02:49Z',
  'a line break after': '2017-01-01T00:02:49Z\n',
  'digits of another script': '٢٠١٧-01-01T00:02:49Z',
};

describe('isDateTimeOffset', () => {
  for (const text of good) it(`accepts ${text}`, () => assert.equal(isDateTimeOffset(text), true));
  for (const [what, text] of Object.entries(bad)) {
    it(`refuses ${what}`, () => assert.equal(isDateTimeOffset(text), false));
  }
});
