import assert from 'node:assert/strict';
import { loadContract, type PropertyKind } from '../../schemas/index.ts';
import { differences, sameValue } from '../../verdicts/index.ts';
import { exampleEntity } from '../entity/example.ts';

const { entities } = loadContract();
const properties = [...entities, exampleEntity].flatMap((entity) => entity.properties);

const propertyOf = (kind: PropertyKind) => {
  const found = properties.find((property) => property.kind === kind);
  assert.ok(found);
  return found;
};

type Pair = readonly [why: string, sent: unknown, got: unknown];

const same: Readonly<Record<PropertyKind, readonly Pair[]>> = {
  text: [
    ['the same text', 'Zoë', 'Zoë'],
    ['null for null', null, null],
    ['a null left out', null, undefined],
    ['nothing for nothing', undefined, undefined],
    ['the empty string', '', ''],
  ],
  enum: [['the same member', 'failed', 'failed']],
  date: [
    ['the same text', '2024-03-05T09:08:07Z', '2024-03-05T09:08:07Z'],
    ['the offset normalised to UTC', '2016-12-31T23:59:18.0955018-08:00', '2017-01-01T07:59:18.0955018Z'],
    ['a negative half hour normalised', '2021-10-31T22:45:10.123-03:30', '2021-11-01T02:15:10.123Z'],
    ['zeros added', '2024-03-05T09:08:07.5Z', '2024-03-05T09:08:07.5000000Z'],
    ['zeros cut', '2024-03-05T09:08:07.5000000Z', '2024-03-05T09:08:07.5Z'],
    ['a whole second with a fraction', '2024-03-05T09:08:07Z', '2024-03-05T09:08:07.000Z'],
    ['seconds added', '2024-03-05T09:08Z', '2024-03-05T09:08:00Z'],
    ['+00:00 for Z', '2024-03-05T09:08:07Z', '2024-03-05T09:08:07+00:00'],
    ['a leap day in another offset', '2000-02-29T11:00:00.98765-14:00', '2000-03-01T01:00:00.98765Z'],
    ['before 1970 in another offset', '1969-12-31T23:59:59.5Z', '1970-01-01T00:59:59.5+01:00'],
    ['12 digits', '2024-03-05T09:08:07.123456789012Z', '2024-03-05T10:08:07.123456789012+01:00'],
    ['the same text that is no timestamp', '2016-12-31T23:59:60Z', '2016-12-31T23:59:60Z'],
  ],
  boolean: [['false', false, false]],
  integer: [
    ['the same number', -2_147_483_648, -2_147_483_648],
    ['another spelling of it', 42, JSON.parse('4.20e1')],
    ['zero and minus zero', 0, -0],
  ],
};

const different: Readonly<Record<PropertyKind, readonly Pair[]>> = {
  text: [
    ['composed letters', 'e\u0301', '\u00e9'],
    ['letter case', 'McX', 'mcx'],
    ['a space less', 'a ', 'a'],
    ['a number for digits', '0042', 42],
    ['null for text', 'null', null],
    ['nothing for text', 'a', undefined],
    ['text for null', null, 'null'],
    ['the empty string for null', null, ''],
    ['false for null', null, false],
    ['an array for its only text', 'a', ['a']],
  ],
  enum: [
    ['letter case', 'failed', 'Failed'],
    ['the ordinal', 'failed', 3],
    ['another member', 'failed', 'upToDate'],
    ['null', 'failed', null],
  ],
  date: [
    ['100 ns', '2019-12-31T23:59:59.9999999Z', '2020-01-01T00:00:00Z'],
    ['a picosecond', '2024-03-05T09:08:07.123456789012Z', '2024-03-05T09:08:07.123456789013Z'],
    ['milliseconds kept only', '2024-03-05T09:08:07.1234567Z', '2024-03-05T09:08:07.123Z'],
    ['the offset dropped', '2022-01-01T02:15:30+05:30', '2022-01-01T02:15:30Z'],
    ['the minutes of the offset ignored', '2021-10-31T22:45:10-03:30', '2021-11-01T01:45:10Z'],
    ['a day after a leap day', '2024-02-29T12:00:00Z', '2024-03-01T12:00:00Z'],
    ['no offset', '2024-03-05T09:08:07Z', '2024-03-05T09:08:07'],
    ['a number of milliseconds', '1970-01-01T00:00:00Z', 0],
    ['null', '2024-03-05T09:08:07Z', null],
    ['two texts that are no timestamps', 'yesterday', 'today'],
  ],
  boolean: [
    ['the other one', true, false],
    ['text', true, 'true'],
    ['a number', true, 1],
    ['nothing for false', false, undefined],
    ['null for false', false, null],
  ],
  integer: [
    ['another number', 2_147_483_647, 2_147_483_646],
    ['text', 42, '42'],
    ['a boolean', 1, true],
    ['nothing for zero', 0, undefined],
    ['null for zero', 0, null],
  ],
};

for (const kind of ['text', 'enum', 'date', 'boolean', 'integer'] as const) {
  describe(`equality of ${kind}`, () => {
    for (const [why, sent, got] of same[kind]) {
      it(`takes for the same: ${why}`, () => assert.equal(sameValue(propertyOf(kind), sent, got), true));
    }
    for (const [why, sent, got] of different[kind]) {
      it(`takes for different: ${why}`, () => assert.equal(sameValue(propertyOf(kind), sent, got), false));
    }
  });
}

describe('differences', () => {
  const entity = entities.find(({ name }) => name === 'windowsUpdateState');
  assert.ok(entity);
  const before = { status: 'failed', deviceId: 'a', userId: null, lastScanDateTime: '2024-03-05T09:08:07Z' };

  it('are none where every declared property agrees, whatever else stands there', () => {
    const after = { ...before, lastScanDateTime: '2024-03-05T10:08:07+01:00', osVersion: 1, '@odata.context': 'x' };
    assert.deepEqual(differences(entity, before, after), []);
  });

  it('come in documented order', () => {
    const found = differences(entity, before, { ...before, status: 'upToDate', deviceId: 'b' });
    assert.deepEqual(found, [
      { property: 'deviceId', expected: 'a', actual: 'b' },
      { property: 'status', expected: 'failed', actual: 'upToDate' },
    ]);
  });

  it('are looked for among the properties asked for', () => {
    const found = differences(entity, before, {}, ({ name }) => name === 'status');
    assert.deepEqual(found, [{ property: 'status', expected: 'failed', actual: undefined }]);
  });
});
