import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { instantOf } from '../../verdicts/instant.ts';

const second = 1_000_000_000_000n;

/** Seconds since 1970, from tables of astronomers, and the picoseconds beyond. */
const instants: Readonly<Record<string, bigint>> = {
  '1970-01-01T00:00:00Z': 0n,
  '1970-01-01T00:00Z': 0n,
  '1970-01-01T00:00:00.0000001Z': 100_000n,
  '1970-01-01T00:00:00.000000000001Z': 1n,
  '1970-01-01T00:00:00.1Z': second / 10n,
  '1969-12-31T23:59:59.5Z': -second / 2n,
  '1969-12-31T23:59:59.9999999Z': -100_000n,
  '1969-12-31T23:59:59Z': -second,
  '2000-02-29T00:00:00Z': 951_782_400n * second,
  '2000-03-01T00:00:00Z': 951_868_800n * second,
  '2038-01-19T03:14:08Z': 2_147_483_648n * second,
  '0001-01-01T00:00:00Z': -62_135_596_800n * second,
  '9999-12-31T23:59:59.9999999Z': 253_402_300_800n * second - 100_000n,
  '1970-01-01T00:00:00+14:00': -50_400n * second,
  '1970-01-01T00:00:00-14:00': 50_400n * second,
  '1970-01-01T00:00:00+05:30': -19_800n * second,
  '1970-01-01T00:00:00-03:30': 12_600n * second,
  '1970-01-01T00:00:00-00:30': 1_800n * second,
  '1970-01-01T00:00:00-00:00': 0n,
  '2016-12-31T23:59:18.0955018-08:00': 1_483_257_558n * second + 95_501_800_000n,
};

const none: readonly string[] = [
  '',
  'yesterday',
  '2024-03-05',
  '2024-03-05T09:08:07',
  '2024-03-05 09:08:07Z',
  '2024-03-05t09:08:07Z',
  '2024-03-05T09:08:07z',
  '2024-03-05T09:08:07.Z',
  '2024-03-05T09:08:07+0100',
  '2024-03-05T09:08:07.1234567890123Z',
  '2024-03-05T09:08:07Z ',
  '/Date(1709629687000)/',
];

const text = (offset: number, fraction: string): string => {
  const local = new Date(Date.UTC(2021, 5, 15) + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  return `${local}${fraction}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

const offset = fc.integer({ min: -840, max: 840 });

describe('instantOf', () => {
  for (const [timestamp, expected] of Object.entries(instants)) {
    it(`places ${timestamp}`, () => assert.equal(instantOf(timestamp), expected));
  }

  for (const words of none) {
    it(`finds no instant in ${JSON.stringify(words)}`, () => assert.equal(instantOf(words), undefined));
  }

  it('does not depend on the offset in which an instant is written', () => {
    fc.assert(
      fc.property(offset, offset, (one, other) => {
        assert.equal(instantOf(text(one, '.1234567')), instantOf(text(other, '.1234567')));
      }),
    );
  });

  it('adds the fraction, whatever its length', () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 12 }), fc.bigInt(0n, 999_999_999_999n), (zone, length, digits) => {
        const fraction = `${digits}`.padStart(12, '0').slice(0, length);
        const whole = instantOf(text(zone, ''));
        assert.ok(whole !== undefined);
        assert.equal(instantOf(text(zone, `.${fraction}`)), whole + BigInt(fraction) * 10n ** BigInt(12 - length));
      }),
    );
  });
});
