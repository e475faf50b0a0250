import assert from 'node:assert/strict';
import { renderOverview } from '../../reporters/index.ts';
import { loadContract } from '../../schemas/index.ts';
import type { Finding, Result } from '../../verdicts/index.ts';
import { finding, reportOf } from './fixture.ts';

const contract = loadContract();
const addresses = contract.requirements.flatMap(({ id, level }) =>
  contract.operations.map(({ id: operation }) => ({ id, operation, level })),
);

/** As many addresses and findings as a bad run of the whole suite has, each finding with this evidence. */
function badRun(evidence: Finding) {
  const results = addresses
    .slice(0, 242)
    .map((address, index): Result => ({ ...address, requests: 20, verdict: 'pass', ...judged(index, evidence) }));
  return reportOf(results);
}

function judged(index: number, evidence: Finding): Partial<Result> {
  if (index % 4 === 0 && index < 240) return { verdict: 'fail', finding: evidence };
  if (index % 4 === 1) return { verdict: 'blocked', reason: `The operation is not routed (ROUTE-01, ${index % 3}).` };
  return index % 4 === 2 ? { observed: `Accepted, and answered in way ${index}.` } : {};
}

const long = 'a sentence of the target & its "quotes" '.repeat(100_000);
const others = Array.from({ length: 5_000 / 60 }, (_, index) => `displayName is text number ${index} of a long list`);

describe('the size of the overview page', () => {
  it('owes less than 6 kB to its script', () => {
    const [script = ''] = /<script>[\s\S]*<\/script>/.exec(renderOverview(reportOf([]), contract)) ?? [];
    assert.ok(script.length > 1_000 && script.length < 6_000, `${script.length} characters`);
  });

  it('is below 1 MB for 242 addresses, 60 findings and the 5,000 cases behind them', () => {
    const body = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`property${index}`, 'x'.repeat(60)]));
    const page = renderOverview(
      badRun({ ...finding, others, payload: body, answer: { status: 201, headers: { date: 'today' }, body } }),
      contract,
    );
    assert.equal(page.split('<article').length - 1, 60);
    assert.ok(Buffer.byteLength(page) < 1_000_000, `${Buffer.byteLength(page)} bytes`);
  });

  it('is bounded whatever the target sends', () => {
    const evidence = {
      ...finding,
      message: long,
      expected: long,
      actual: long,
      curl: long,
      payload: long,
      others: [long],
    };
    const page = renderOverview(
      badRun({ ...evidence, answer: { status: 500, headers: { [long]: long }, body: long } }),
      contract,
    );
    assert.ok(Buffer.byteLength(page) < 3_000_000, `${Buffer.byteLength(page)} bytes`);
  });
});
