import assert from 'node:assert/strict';
import { floorMs, idlenessOf, shareUsed, stretchesOf, type Timed } from '../../bench/timeline.ts';

const request = (special: Partial<Timed>): Timed => ({
  method: 'POST',
  path: '/things',
  purpose: 'creates a thing',
  asked: 0,
  arrived: 0,
  answered: 10,
  ...special,
});

describe('the timeline of the bench', () => {
  it('has the greater of both floors', () => {
    const sent = { requests: 900, writes: 300 };
    assert.equal(floorMs(sent, { perSecond: 5, latencyMs: 200, places: 8 }), 60_000);
    assert.equal(floorMs(sent, { perSecond: Number.POSITIVE_INFINITY, latencyMs: 200, places: 8 }), 22_500);
  });

  it('counts the writes of the window before, while a write waits for more than a place', () => {
    const rate = { limit: 2, windowMs: 1_000, places: 2 };
    const arrival = (at: number, status = 201) => ({ method: 'POST', status, at, request: `${at}` });
    const waits = [request({ asked: 0, arrived: 0 }), request({ asked: 100, arrived: 900, answered: 910 })];
    assert.equal(shareUsed(waits, [arrival(0), arrival(50)], rate), 1);
    assert.equal(shareUsed(waits, [arrival(0), arrival(50, 429)], rate), 0.5);
    const full = [request({ answered: 900 }), request({ answered: 900 }), ...waits];
    assert.ok(Number.isNaN(shareUsed(full, [arrival(0)], rate)));
    assert.ok(Number.isNaN(shareUsed([request({ method: 'GET', arrived: 500, answered: 510 })], [], rate)));
  });

  it('tells waiting for a place from waiting for a turn, and from nobody who asks', () => {
    const requests = [
      request({ asked: 0, arrived: 0, answered: 100 }),
      request({ asked: 0, arrived: 10, answered: 40 }),
      request({ asked: 60, arrived: 100, answered: 120 }),
    ];
    assert.deepEqual(idlenessOf(requests, 2), { full: 30, held: 50, serial: 40 });
  });

  it('takes a run apart by the listings that end its parts', () => {
    const listing = (part: string, answered: number) =>
      request({
        method: 'GET',
        purpose: `lists the collection after the ${part}`,
        asked: answered,
        arrived: answered,
        answered,
      });
    const stretches = stretchesOf([
      request({}),
      listing('creates', 100),
      request({ path: '/things/1', method: 'PATCH', asked: 100, arrived: 150, answered: 200 }),
      listing('updates', 300),
    ]);
    assert.deepEqual(
      stretches.map(({ entity, part, ms, requests, writes }) => ({ entity, part, ms, requests, writes })),
      [
        { entity: 'things', part: 'creates', ms: 100, requests: 2, writes: 1 },
        { entity: 'things', part: 'updates', ms: 200, requests: 2, writes: 1 },
      ],
    );
    assert.equal(stretches[1]?.underWay, 0.25);
  });
});
