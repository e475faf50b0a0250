import assert from 'node:assert/strict';
import type { History } from '../../runner/index.ts';
import { judgeAddress, judgeOne } from '../../runner/judge.ts';
import type { Check, JudgeContext, Registered, Seen } from '../../runner/requirement.ts';
import type { Exchange } from '../../target/index.ts';
import { ClauseBroken, holds, NoAnswer } from '../../verdicts/index.ts';
import { exchangeWith, failedExchange } from '../verdicts/exchange.ts';
import { checkOf, contract } from './checks.ts';
import { broken, caseOf, entity, historyWith, observationOf, unrouted, working } from './history.ts';

const { operations } = entity;

const seen = (exchange: Exchange, words = 'something is sent'): Seen<Exchange> => ({ of: exchange, exchange, words });

/** A check that wants a 201, of what a test lets it see. */
const checkSeeing = (
  things: readonly Seen<Exchange>[],
  special: Partial<Check<Exchange>> = {},
  id = 'CREATE-01',
): Registered => {
  const check: Check<Exchange> = {
    on: ({ kind }) => kind === 'create',
    after: 'creates',
    sees: () => things,
    judge: ({ answer }) => {
      holds(answer?.status === 201, `the answer is ${answer?.status}`);
      return undefined;
    },
    ...special,
  };
  return { ...(check as Check<unknown>), requirement: checkOf(id).requirement };
};

const contextWith = (history: Partial<History> = {}): JudgeContext => ({
  contract,
  entity,
  operation: operations.create,
  history: historyWith(history),
});

const judged = (check: Registered, history: Partial<History> = {}, hasReader = true) =>
  judgeAddress(check, contextWith(history), { hasReader });

const good = seen(exchangeWith(201));
const bad = seen(exchangeWith(200, '', { number: 2 }));

describe('judging an address', () => {
  it('holds where the clause holds for all that was seen', () => {
    assert.deepEqual(judged(checkSeeing([good, good])), { outcome: 'held', broken: [], requests: 1 });
  });

  it('tells how many of its own cases were tried, where it has a verdict and that was not all', () => {
    const showing = new Map([
      ['a', [{ key: 'sent' }]],
      ['b', [{ key: 'left out' }]],
    ]);
    const history = {
      ownCases: new Map([[`CREATE-01/${operations.create.id}`, showing]]),
      observations: new Map([['sent', observationOf(caseOf(operations.create))]]),
    };
    const silent = seen(failedExchange('ECONNRESET'));
    const things = [[good], [good, bad], [good, silent], []];
    assert.deepEqual(
      things.map((some) => judged(checkSeeing(some), history)).map(({ outcome, cases }) => [outcome, cases]),
      [
        ['held', { tried: 1, of: 2 }],
        ['broken', { tried: 1, of: 2 }],
        ['blocked', undefined],
        ['blocked', undefined],
      ],
    );
  });

  it('leaves out a DELETE whose answer was lost, where there are others', () => {
    const lost = failedExchange('LOST_ANSWER', { number: 3 });
    const deletion = seen({ ...lost, request: { ...lost.request, method: 'DELETE' } });
    assert.equal(judged(checkSeeing([good, deletion])).outcome, 'held');
    assert.equal(judged(checkSeeing([bad, deletion])).outcome, 'broken');
    assert.equal(judged(checkSeeing([deletion])).outcome, 'blocked');
    assert.equal(
      judged(checkSeeing([good, seen({ ...lost, request: { ...lost.request, method: 'POST' } })])).outcome,
      'blocked',
    );
  });

  it('is broken where the clause is broken once', () => {
    const judgement = judged(checkSeeing([good, bad]));
    assert.equal(judgement.outcome, 'broken');
    assert.deepEqual(
      judgement.broken.map(({ seen: one, clause }) => [one, clause.message]),
      [[bad, 'the answer is 200']],
    );
    assert.equal(judgement.requests, 2);
  });

  it('shows the smallest body first, and the values that only failed like others last', () => {
    const sized = (body: string, number: number) =>
      seen(exchangeWith(200, '', { number, request: { method: 'POST', url: '', headers: {}, body } }), body);
    const alike = { ...sized('', 3), wish: { fate: 'alike' } as NonNullable<Seen<Exchange>['wish']> };
    const order = judged(checkSeeing([alike, sized('longest', 1), sized('short', 2)])).broken.map(
      ({ seen: { words } }) => words,
    );
    assert.deepEqual(order, ['short', 'longest', '']);
  });

  it('tells each policy once, in one order whichever was seen first', () => {
    for (const things of [
      [good, bad, good],
      [bad, good],
    ]) {
      const check = checkSeeing(things, { judge: ({ answer }) => `answers ${answer?.status}` });
      assert.equal(judged(check).observed, 'answers 200; answers 201');
    }
  });

  it('does not apply where a prerequisite may be absent and is', () => {
    const check = checkSeeing([good], { notApplicable: ({ hasReader }) => (hasReader ? undefined : 'no reader') });
    assert.deepEqual(judged(check, {}, false), {
      outcome: 'not-applicable',
      broken: [],
      reason: 'no reader',
      requests: 0,
    });
    assert.equal(judged(check, {}, true).outcome, 'held');
  });

  it('is an error where nothing was sent', () => {
    const judgement = judged(checkSeeing([]));
    assert.equal(judgement.outcome, 'error');
    assert.ok(judgement.reason);
  });

  it('is blocked where requests were sent, but none gave what the clause is about', () => {
    const observation = observationOf(caseOf(operations.create));
    const { outcome, reason } = judged(checkSeeing([]), { observations: new Map([['a', observation]]) });
    assert.equal(outcome, 'blocked');
    assert.ok(reason);
  });

  it('is blocked, and says why, where nothing was sent because nothing could be deleted', () => {
    const standing = { create: working, list: working, get: working, update: working, delete: broken };
    const { outcome, reason } = judged(checkSeeing([]), { standing });
    assert.equal(outcome, 'blocked');
    assert.match(reason ?? '', /answers 500/);
  });

  it('lets an error that is no assertion through: the suite is broken, not the clause', () => {
    const check = checkSeeing([good], {
      judge: () => {
        throw new TypeError('undefined is not a function');
      },
    });
    assert.throws(() => judged(check), TypeError);
    assert.throws(() => judgeOne(check, good, contextWith()), TypeError);
  });
});

describe('an operation', () => {
  const standings = (special: Partial<History['standing']>) => ({
    standing: { create: working, list: working, get: working, update: working, delete: working, ...special },
  });

  it('that is not routed blocks everything but the clause about routes', () => {
    const judgement = judged(checkSeeing([bad]), standings({ create: unrouted }));
    assert.equal(judgement.outcome, 'blocked');
    assert.equal(judgement.reason, `${operations.create.id} is not routed: see ROUTE-01/${operations.create.id}`);
    assert.equal(judged(checkSeeing([bad], {}, 'ROUTE-01'), standings({ create: unrouted })).outcome, 'broken');
    assert.equal(judged(checkSeeing([bad], { needsOwn: false }), standings({ create: unrouted })).outcome, 'blocked');
  });

  it('that is not routed is told by the end of its address, with the point first', () => {
    const exchanges = [exchangeWith(404)];
    const { broken: found } = judged(checkOf('ROUTE-01'), standings({ create: { ...unrouted, exchanges } }));
    const { path } = operations.create;
    assert.equal(
      found[0]?.clause.message,
      `The service does not know POST …${path.slice(path.lastIndexOf('/'))}, which is documented`,
    );
  });

  it('that does not work blocks what stands on it', () => {
    const get = standings({ get: broken });
    assert.equal(judged(checkSeeing([good]), get).outcome, 'held');
    const judgement = judged(checkSeeing([good], { standsOn: ['get'] }), get);
    assert.equal(judgement.outcome, 'blocked');
    assert.equal(judgement.reason, `needs ${operations.get.id}: answers 500`);
  });

  it('that does not work blocks its own clauses, unless they do not need it', () => {
    const create = standings({ create: broken });
    assert.equal(judged(checkSeeing([good]), create).outcome, 'blocked');
    assert.equal(judged(checkSeeing([good], { needsOwn: false }), create).outcome, 'held');
  });
});

describe('a parent that is missing', () => {
  const parents = [{ exchange: exchangeWith(404), found: 'no', advice: 'set GRAPH_PARENT_ID' }] as const;

  it('is an error of the set-up, told once', () => {
    const check = checkSeeing([good], {}, 'ROUTE-02');
    const judgement = judged(check, { parents });
    assert.deepEqual([judgement.outcome, judgement.reason], ['error', 'set GRAPH_PARENT_ID']);
  });

  it('blocks everything else', () => {
    for (const id of ['ROUTE-01', 'CREATE-01', 'AUTH-01']) {
      const judgement = judged(checkSeeing([bad], {}, id), { parents });
      assert.deepEqual([judgement.outcome, judgement.reason], ['blocked', 'set GRAPH_PARENT_ID']);
    }
  });

  it('is not missing where that cannot be told', () => {
    for (const found of ['yes', 'cannot tell'] as const) {
      const check = [{ exchange: exchangeWith(404), found, advice: '' }];
      assert.equal(judged(checkSeeing([good]), { parents: check }).outcome, 'held');
    }
  });
});

describe('a request without an answer', () => {
  const silences: readonly (readonly [what: string, exchange: Exchange, outcome: string])[] = [
    ['a deadline', failedExchange('DEADLINE'), 'error'],
    ['a broken connection', failedExchange('ECONNRESET'), 'blocked'],
    ['429 without end', exchangeWith(429), 'error'],
    ['503 without end', exchangeWith(503), 'error'],
    ['504 without end', exchangeWith(504), 'error'],
  ];

  for (const [what, exchange, outcome] of silences) {
    it(`is no finding: ${what} is ${outcome}`, () => {
      const judgement = judged(checkSeeing([good, seen(exchange)]));
      assert.equal(judgement.outcome, outcome);
      assert.match(judgement.reason ?? '', /something is sent/);
      assert.deepEqual(judgement.broken, []);
    });

    it(`does not hide a finding: ${what}`, () => {
      assert.equal(judged(checkSeeing([seen(exchange), bad])).outcome, 'broken');
    });

    it(`is judged where the clause is about that: ${what}`, () => {
      assert.equal(judged(checkSeeing([seen(exchange)], { judgesFailures: true })).outcome, 'broken');
    });
  }

  it('makes an error of a deadline even beside a broken connection', () => {
    const both = [seen(failedExchange('ECONNRESET')), seen(failedExchange('DEADLINE'))];
    assert.equal(judged(checkSeeing(both)).outcome, 'error');
  });

  it('blocks where a judge finds out only while judging', () => {
    const check = checkSeeing([good], {
      judge: () => {
        throw new NoAnswer('the other request was cut off');
      },
    });
    assert.equal(judged(check).outcome, 'blocked');
  });
});

describe('judging one thing', () => {
  it('gives the assertion, the remark, or nothing', () => {
    assert.ok(judgeOne(checkSeeing([]), bad, contextWith()) instanceof ClauseBroken);
    assert.equal(judgeOne(checkSeeing([]), good, contextWith()), undefined);
    assert.equal(judgeOne(checkSeeing([], { judge: () => 'a policy' }), good, contextWith()), 'a policy');
  });
});
