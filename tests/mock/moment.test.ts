import assert from 'node:assert/strict';
import { parseMoment, writeMoment } from '../../mock/steps/moment.ts';
import { badInstants, instants } from './conversation/payloads.ts';

const ticksBeforeUnixTime = 621_355_968_000_000_000n;

/** The same moment by the platform's calendar, which knows milliseconds only. */
function byPlatform(text: string): bigint {
  return BigInt(Date.parse(text)) * 10_000n + ticksBeforeUnixTime;
}

describe('moments', () => {
  for (const [sent, answered] of instants) {
    it(`${sent} is ${answered}`, () => {
      const moment = parseMoment(sent);
      assert.ok(moment);
      assert.equal(writeMoment(moment.ticks, 0), answered);
    });
  }

  for (const bad of badInstants.filter((value) => typeof value === 'string')) {
    it(`"${bad}" is none`, () => {
      assert.equal(parseMoment(bad), undefined);
    });
  }

  it('agree with the platform through a thousand years', () => {
    for (let day = 1; day < 365_250; day += 13) {
      const text = new Date(Date.UTC(1600, 0, day)).toISOString();
      assert.equal(parseMoment(text)?.ticks, byPlatform(text));
      assert.equal(writeMoment(byPlatform(text), 0), text.replace('.000', ''));
    }
  });

  it('keep 100 ns across an offset', () => {
    const moment = parseMoment('2024-03-01T00:00:00.0000001+05:45');
    assert.ok(moment);
    assert.equal(writeMoment(moment.ticks, moment.offset), '2024-03-01T00:00:00.0000001+05:45');
    assert.equal(writeMoment(moment.ticks, 0), '2024-02-29T18:15:00.0000001Z');
  });

  it('have no text where UTC leaves the years 0001 to 9999', () => {
    for (const text of ['0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00']) {
      const moment = parseMoment(text);
      assert.ok(moment);
      assert.equal(writeMoment(moment.ticks, 0), undefined);
      assert.equal(writeMoment(moment.ticks, moment.offset), text);
    }
  });
});
