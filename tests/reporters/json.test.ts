import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { compare, writeJson } from '../../reporters/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { finding, report, reportOf, result } from './fixture.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats.default(ajv);

describe('conformance.json', () => {
  let folder: string;
  let validate: ReturnType<typeof ajv.compile>;
  before(async () => {
    const schema = new URL('../../reporters/conformance.schema.json', import.meta.url);
    validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'json-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function written(of: Report): Promise<string> {
    await writeJson(of, join(folder, 'new', 'folder'));
    return readFile(join(folder, 'new', 'folder', 'conformance.json'), 'utf8');
  }

  it('says what the report says, and is valid against its schema', async () => {
    const json = JSON.parse(await written(report));
    assert.deepEqual(json, report);
    validate(json);
    assert.deepEqual(validate.errors, null);
  });

  it('holds a comparison, the name of the target and the run id, each where the schema says', async () => {
    const baseline = reportOf([
      result('ENUM-03/createLamp', 'pass'),
      result('TEXT-01/createLamp', 'fail', { finding }),
    ]);
    const planned = { case: 'createLamp/status/padded', wish: 'createLamp/status/on' };
    const request = { method: 'POST', url: 'https://a/b', headers: {}, body: '{ }', bodyBase64: 'e30=' };
    const more = {
      ...report,
      runId: 'r1',
      target: { baseUrl: 'https://graph.example/beta', name: 'staging' },
      results: [...report.results, result('TEXT-02/a', 'fail', { finding: { ...finding, planned, request } })],
    };
    const json = JSON.parse(await written({ ...more, comparison: compare(baseline, more) }));
    validate(json);
    assert.deepEqual(validate.errors, null);
    assert.equal(json.comparison.new.length, 4);
  });

  const broken: readonly (readonly [string, object])[] = [
    ['a change without a verdict', { ...report, comparison: { ...compare(report, report), new: [{ address: 'A' }] } }],
    ['an unknown property of the report', { ...report, colour: 'red' }],
    ['another version', { ...report, schemaVersion: 2 }],
    ['a local time', { ...report, startedAt: '2026-03-01T09:30:00+01:00' }],
    ['an unknown verdict', { ...report, totals: { ...report.totals, verdicts: { flaky: 1 } } }],
    ['a failure without evidence', reportOf([result('ENUM-03/createLamp', 'fail')])],
    ['a blocked address without a reason', reportOf([result('ENUM-03/createLamp', 'blocked')])],
    [
      'tried cases of nobody knows how many',
      { ...report, results: [{ ...result('ENUM-03/a', 'pass'), cases: { tried: 1 } }] },
    ],
    ['an unknown property of a result', { ...report, results: [{ ...result('ENUM-03/a', 'pass'), extra: 1 }] }],
    [
      'an unknown property of a finding',
      { ...report, results: [result('ENUM-03/a', 'fail', { finding: { ...finding, ...{ extra: 1 } } })] },
    ],
    [
      'a header that is no text',
      {
        ...report,
        results: [
          {
            ...result('ENUM-03/a', 'fail'),
            finding: { message: 'x', answer: { status: 1, body: 1, headers: { a: 1 } } },
          },
        ],
      },
    ],
  ];
  for (const [fault, value] of broken) {
    it(`is refused by its schema with ${fault}`, () => {
      assert.equal(validate(value), false);
    });
  }

  it('is the same bytes in whatever order the record was built', async () => {
    const reversed = Object.fromEntries(Object.entries(report).reverse());
    assert.notEqual(JSON.stringify(reversed), JSON.stringify(report));
    const results = report.results.map(({ requests, ...rest }) => ({ requests, ...rest }));
    assert.equal(await written({ ...report, ...reversed, results }), await written(report));
  });

  it('keeps payloads and bodies as they are: order, lone surrogates, prototype names', async () => {
    const payload: unknown = JSON.parse('{"z":1,"a":"\\ud800","__proto__":{"b":[]},"message":2,"case":3}');
    const text = await written(
      reportOf([result('TEXT-02/createLamp', 'fail', { finding: { message: 'x', payload } })]),
    );
    assert.match(text, /"\\ud800"/);
    const read = JSON.parse(text).results[0].finding.payload;
    assert.equal(JSON.stringify(read), JSON.stringify(payload));
  });

  it('survives an answer that nests deeper than the stack', async () => {
    const body: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    const deep = { message: 'x', answer: { status: 200, body } };
    const text = await written(reportOf([result('BODY-04/createLamp', 'fail', { finding: deep })]));
    assert.match(text, /deeper levels left out/);
    assert.ok(text.length < 4_000_000, `${text.length} characters`);
  });
});
