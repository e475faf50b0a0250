import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import { alwaysWrong } from '../../mock/index.ts';
import { exitCodeOf, exitCodes, type Report, type Result } from '../../verdicts/index.ts';
import { trial } from './trial.ts';

const notJson =
  /^the body (is JSON cut off|has a trailing comma|has single quotes|holds a comment|is a bare word|holds two|begins with a byte-order mark|begins with a line of|holds a byte)|^a text holds a line end as it is$/;

interface Death {
  /** The cases that a server dies of, as findings name them. */
  readonly poison: RegExp;
  readonly args: readonly string[];
}

/** Those that stay down: what killed them is found, and nothing else can be judged any more. */
const forGood: Readonly<Record<string, Death>> = {
  'dies-of-bad-json': { poison: notJson, args: [] },
  'dies-of-nesting': { poison: /nested 1,000 deep$/, args: [] },
  'dies-of-null': { poison: /^the body is null$/, args: ['--profile', 'standard'] },
  'dies-of-nul': { poison: / holds a NUL character$/, args: [] },
};

/** Those that come back: what kills them is found wherever it is sent, and the rest is judged as usual. */
const comingBack: Readonly<Record<string, Death>> = {
  'dies-of-bad-json-and-comes-back': { poison: notJson, args: [] },
  'dies-of-bad-json-and-comes-back-late': { poison: notJson, args: ['--only', 'BODY', '--only', 'ERROR'] },
  'dies-slowly-of-bad-json-and-comes-back': { poison: notJson, args: ['--only', 'BODY', '--only', 'ERROR'] },
};

/** Runs overlap: most of their time is waiting for a target that is down. */
const atOnce = pLimit(4);
const started = new Map<string, Promise<Report>>();
const start = (fault: string, args: readonly string[], restartMs: number, key = fault): void => {
  const report = atOnce(() => trial({ fault }, ['--seed', '7', ...args], { restartMs }));
  report.catch(() => undefined);
  started.set(key, report);
};
const reportOf = async (key: string): Promise<Report> => {
  const report = await started.get(key);
  assert.ok(report !== undefined, key);
  return report;
};

const found = ({ results }: Report): readonly Result[] =>
  results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'blocked');

/** Every finding is ERROR-03's, about a request that the target really dies of, and so are the others it names. */
const assertOnlyPoisonIsBlamed = (report: Report, poison: RegExp): void => {
  for (const { id, finding } of found(report)) {
    assert.equal(id, 'ERROR-03');
    for (const words of [finding?.case ?? '', ...(finding?.others ?? [])]) assert.match(words, poison);
  }
};

describe('a target that dies of a request', function () {
  this.timeout(600_000);

  const crowds = ['1', '8', '32'];

  before(() => {
    for (const [fault, { args }] of Object.entries(forGood)) start(fault, args, 500);
    start('dies-slowly-of-bad-json', [], 500);
    for (const [fault, { args }] of Object.entries(comingBack)) start(fault, args, 10_000);
    for (const concurrency of crowds) {
      const args = ['--seed', `${concurrency}000`, '--concurrency', concurrency];
      start('dies-of-bad-json', args, 500, `${concurrency} at once`);
    }
  });

  it('is tested here', () => {
    const names = alwaysWrong.map(({ name }) => name).filter((name) => name.startsWith('dies-'));
    const tested = [...Object.keys(forGood), ...Object.keys(comingBack), 'dies-slowly-of-bad-json'];
    assert.deepEqual(names.toSorted(), tested.toSorted());
  });

  for (const [fault, { poison }] of Object.entries(forGood)) {
    it(`${fault}: one finding names the request, and the rest is blocked`, async () => {
      const report = await reportOf(fault);
      assert.equal(found(report).length, 1);
      assertOnlyPoisonIsBlamed(report, poison);
      assert.equal(exitCodeOf(report), exitCodes.broken);
      assert.equal(report.leftovers?.length, report.totals.leftover);
      const passed = new Set(report.results.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id));
      for (const id of ['ROUTE-01', 'CREATE-01', 'CREATE-03', 'UPDATE-01', 'ENUM-01', 'TEXT-01', 'DATE-01'])
        assert.ok(passed.has(id), `${id} was decided before`);
      const ends = report.results.flatMap(
        ({ reason }) => /the target does not answer any more since .*$/.exec(reason ?? '') ?? [],
      );
      assert.ok(ends.length > 10);
      assert.equal(new Set(ends).size, 1);
    });
  }

  for (const concurrency of crowds) {
    it(`blames no neighbour with ${concurrency} requests at once`, async () => {
      const report = await reportOf(`${concurrency} at once`);
      assert.equal(found(report).length, 1);
      assertOnlyPoisonIsBlamed(report, notJson);
    });
  }

  it('a moment after its answer: blames nothing, or a hostile request with the doubt', async () => {
    const report = await reportOf('dies-slowly-of-bad-json');
    assert.ok(found(report).length <= 1);
    for (const { id, finding } of found(report)) {
      assert.equal(id, 'ERROR-03');
      assert.match(finding?.message ?? '', /had been answered just before, and may have been the cause$/);
    }
    assert.equal(exitCodeOf(report), exitCodes.broken);
  });

  for (const [fault, { poison }] of Object.entries(comingBack)) {
    it(`${fault}: everything else is judged, and nothing is left over`, async () => {
      const report = await reportOf(fault);
      assert.ok(found(report).length > 0);
      assertOnlyPoisonIsBlamed(report, poison);
      const blocked = report.results.filter(({ verdict }) => verdict === 'blocked').map(({ id }) => id);
      assert.deepEqual(
        blocked.filter((id) => id !== 'BODY-01' && id !== 'BODY-04'),
        [],
      );
      assert.equal(report.totals.leftover, 0);
      assert.equal(exitCodeOf(report), exitCodes.findings);
    });
  }
});
