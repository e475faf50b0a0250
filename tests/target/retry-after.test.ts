import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { backOffMs, retryAfterMs, waitAfter } from '../../target/retry-after.ts';

const now = new Date('2026-03-05T09:08:07.500Z');

const headers: readonly (readonly [header: string | undefined, ms: number | undefined])[] = [
  [undefined, undefined],
  ['', undefined],
  ['0', 0],
  ['12', 12_000],
  [' 12 ', 12_000],
  ['0.25', 250],
  ['2.128', 2_128],
  ['Thu, 05 Mar 2026 09:08:09 GMT', 1_500],
  ['Thu, 05 Mar 2026 09:08:07 GMT', undefined],
  ['Fri, 31 Dec 1999 23:59:59 GMT', undefined],
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
    const longest = [0, 1, 2, 3, 10, 30, 5_000].map((retry) => backOffMs(retry, () => 1));
    assert.deepEqual(longest, [250, 500, 1_000, 2_000, 20_000, 20_000, 20_000]);
  });

  it('is scattered over all of that', () => {
    assert.deepEqual(
      [0, 0.25, 0.5].map((drawn) => backOffMs(2, () => drawn)),
      [0, 250, 500],
    );
  });
});

describe('the wait after an answer', () => {
  const waitFor = (headers: Readonly<Record<string, string>>) =>
    waitAfter({ status: 429, headers, text: '', json: undefined }, 0);
  const inAnHour = (seconds: number) => new Date(Date.now() + (3_600 + seconds) * 1_000).toUTCString();

  it('is counted by the clock of who answers', () => {
    assert.equal(waitFor({ date: inAnHour(0), 'retry-after': inAnHour(7) }), 7_000);
  });

  const backOffs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'names no time': {},
    'names a date that has passed there': { date: inAnHour(0), 'retry-after': inAnHour(-1) },
    'says 0': { 'retry-after': '0' },
  };
  for (const [what, given] of Object.entries(backOffs)) {
    it(`backs off where it ${what}`, () => {
      const waits = Array.from({ length: 20 }, () => waitFor(given));
      assert.ok(waits.every((ms) => ms >= 0 && ms <= 250));
      assert.ok(new Set(waits).size > 1);
    });
  }
});
