import assert from 'node:assert/strict';
import { differing, page } from './matrix.ts';
import { caughtBy, collateral, type Found, firstSeen, joined, type Outcome } from './outcome.ts';
import { scoreOf, sentenceOf, surprises } from './score.ts';

const found = (address: string, more: Partial<Found> = {}): Found => {
  const [id = '', operation = ''] = address.split('/');
  return { id, operation, verdict: 'fail', message: 'wrong', ...more };
};

const fault = (violates: readonly string[], ...findings: readonly Found[]): Outcome => ({
  kind: 'fault',
  name: 'some-fault',
  does: 'Breaks.',
  violates,
  found: findings,
  requests: 10,
  writes: 5,
  leftover: 0,
});

const variant = (...findings: readonly Found[]): Outcome => ({ ...fault([], ...findings), kind: 'variant' });

describe('the score of the catalogue', () => {
  it('counts a fault as caught by a finding under one of its names only', () => {
    assert.equal(caughtBy(fault(['ENUM-03', 'TYPE-01'], found('TYPE-01/a'))), 'TYPE-01');
    assert.equal(caughtBy(fault(['ENUM-03'], found('TYPE-01/a'))), undefined);
    assert.equal(caughtBy(fault(['ENUM-03'], found('ENUM-03/a', { verdict: 'error' }))), undefined);
    assert.equal(caughtBy(fault(['ENUM-04'], found('ENUM-04/a', { verdict: 'warn' }))), 'ENUM-04');
  });

  it('wants an error of the setup for a missing parent', () => {
    assert.equal(caughtBy(fault(['ROUTE-02'], found('ROUTE-02/a', { verdict: 'error' }))), 'ROUTE-02');
    assert.equal(caughtBy(fault(['ROUTE-02'], found('ROUTE-02/a'))), undefined);
  });

  it('names errors, and findings that neither bear a right name nor share a cause with one', () => {
    const outcome = fault(
      ['CREATE-03'],
      found('CREATE-03/a'),
      found('TEXT-01/a', { sameAs: 'CREATE-03/a' }),
      found('UPDATE-01/b'),
      found('LIFE-02/a', { verdict: 'error' }),
    );
    assert.deepEqual(collateral(outcome), ['UPDATE-01', 'LIFE-02 (error)']);
    assert.deepEqual(surprises([outcome]), ['some-fault: beside CREATE-03 also UPDATE-01, LIFE-02 (error)']);
  });

  it('takes a right name for one though it points to another finding', () => {
    const outcome = fault(['CREATE-08'], found('CREATE-06/a'), found('CREATE-08/a', { sameAs: 'CREATE-06/a' }));
    assert.deepEqual([caughtBy(outcome), collateral(outcome)], ['CREATE-08', []]);
  });

  it('says so in words, whatever the numbers are', () => {
    const one = sentenceOf(scoreOf([fault(['CREATE-03'], found('CREATE-03/a')), variant()]));
    assert.equal(
      one,
      '1 of 1 fault caught, 1 of them under the expected requirement; 0 false alarms at 1 legal variant; 1 finding per fault in the median, 1 on its own',
    );
    const two = sentenceOf(scoreOf([fault(['CREATE-03'], found('CREATE-03/a'), found('TEXT-01/a'))]));
    assert.match(two, /; 2 findings per fault in the median, 2 on their own$/);
  });

  it('counts any finding and anything left behind at a legal server as a false alarm', () => {
    const outcomes = [variant(), variant(found('ERROR-01/a', { verdict: 'warn' })), { ...variant(), leftover: 1 }];
    assert.equal(scoreOf(outcomes).alarms, 2);
    assert.equal(surprises(outcomes).filter((line) => line.includes('FALSE ALARM')).length, 2);
  });

  it('says what was sent until the first evidence', () => {
    const seenAfter = { requests: 7, writes: 1 };
    const later = found('CREATE-01/a', { seenAfter: { requests: 9, writes: 3 } });
    assert.deepEqual(firstSeen(fault(['X-01'], later, found('CREATE-02/a', { seenAfter }))), seenAfter);
    assert.equal(firstSeen(fault(['X-01'])), undefined);
  });

  it('is compared with an earlier one by what servers are, and not by what it cost', () => {
    const one = fault(['CREATE-03'], found('CREATE-03/a', { seenAfter: { requests: 7, writes: 1 } }));
    const text = page([one]);
    const dearer = fault(['CREATE-03'], found('CREATE-03/a', { seenAfter: { requests: 9, writes: 2 } }));
    assert.deepEqual(differing(text, page([dearer])), []);
    assert.deepEqual(differing(text, page([{ ...one, violates: ['CREATE-02'] }])), ['`some-fault`']);
    assert.deepEqual(differing(text, page([{ ...one, name: 'other-fault' }])), ['`some-fault`', '`other-fault`']);
  });

  it('takes several runs of one server together', () => {
    const all = joined([variant(), { ...variant(found('TEXT-01/a')), writes: 9 }, { ...variant(), broke: 'gone' }]);
    assert.deepEqual([all.found.length, all.writes, all.broke], [1, 9, 'gone']);
  });
});
