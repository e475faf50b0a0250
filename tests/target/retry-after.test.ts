import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { backOffMs, retryAfterMs } from '../../target/retry-after.ts';

const now = new Date('2026-03-05T09:08:07.500Z');

const headers: readonly (readonly [header: string | undefined, ms: number | undefined])[] = [
  [undefined, undefined],
  ['', undefined],
  ['0', 0],
  ['12', 12_000],
  [' 12 ', 12_000],
  ['0.25', 250],
  ['Thu, 05 Mar 2026 09:08:09 GMT', 1_500],
  ['Thu, 05 Mar 2026 09:08:07 GMT', 0],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 0],
  ['soon', undefined],
  ['1e3 seconds', undefined],
  ['-', undefined],
];

describe('retryAfterMs', () => {
  for (const [header, ms] of headers) {
    it(`reads ${JSON.stringify(header)} as ${ms}`, () => assert.equal(retryAfterMs(header, now), ms));
  }

  it('never asks to wait a negative time', () => {
    fc.assert(fc.property(fc.string(), (header) => assert.ok((retryAfterMs(header, now) ?? 0) >= 0)));
  });
});

describe('backOffMs', () => {
  it('doubles from retry to retry, up to 20 seconds', () => {
    const longest = [0, 1, 2, 3, 10, 30].map((retry) => backOffMs(retry, () => 1));
    assert.deepEqual(longest, [250, 500, 1_000, 2_000, 20_000, 20_000]);
  });

  it('is scattered over the upper half', () => {
    assert.equal(
      backOffMs(2, () => 0),
      500,
    );
    assert.equal(
      backOffMs(2, () => 0.5),
      750,
    );
  });
});
