import assert from 'node:assert/strict';
import { compare } from '../../reporters/compare.ts';
import { concludeFrom } from '../../reporters/conclusion.ts';
import { repeatCommand } from '../../reporters/repeat.ts';
import type { Report, Result, Totals, Verdict } from '../../verdicts/record.ts';
import { finding, reportOf, result } from './fixture.ts';

const totals: Totals = {
  requests: 9,
  writes: 5,
  created: 3,
  deleted: 3,
  leftover: 0,
  throttled: 0,
  waitedMs: { budget: 0, weather: 0 },
  verdicts: {},
};

const sentences: readonly (readonly [readonly Verdict[], Partial<Totals>, string, string])[] = [
  [['pass', 'pass'], {}, 'conformant', 'Conformant: no finding in 2 addresses'],
  [['pass', 'warn', 'not-applicable'], {}, 'conformant', 'Conformant: no finding and 1 warning in 3 addresses'],
  [
    ['warn', 'warn', 'waived', 'blocked'],
    {},
    'conformant',
    'Conformant: no finding, 2 warnings and 1 waived fault in 4 addresses, 1 of them blocked',
  ],
  [
    ['pass', 'not-applicable', 'blocked', 'not-applicable'],
    {},
    'conformant',
    'Conformant as far as it was judged: no finding in 1 of 4 addresses',
  ],
  [['fail', 'pass'], {}, 'not-conformant', 'Not conformant: 1 finding in 2 addresses'],
  [
    ['fail', 'fail', 'stale', 'warn'],
    {},
    'not-conformant',
    'Not conformant: 2 findings and 1 stale waiver in 4 addresses',
  ],
  [['fail', 'error'], {}, 'not-conformant', 'Not conformant: 1 finding in 2 addresses; the run broke at 1 address'],
  [['error', 'error', 'pass'], {}, 'no-verdict', 'No verdict: the run broke at 2 of 3 addresses'],
  [['blocked', 'not-applicable'], {}, 'no-verdict', 'No verdict: nothing was judged'],
  [[], {}, 'no-verdict', 'No verdict: nothing was judged'],
  [['stale', 'pass'], {}, 'unclean', 'Conformant, but the run fails: 1 stale waiver in 2 addresses'],
  [['pass'], { leftover: 2 }, 'unclean', 'Conformant, but the run left 2 objects behind'],
];

describe('the conclusion of a run', () => {
  it('says how far it was judged where the plan did not reach everything', () => {
    const unreached = { ...result('TEXT-01', 'not-applicable'), reason: 'not reached within 60 writes' };
    const report = reportOf([result('ENUM-01', 'pass'), result('ENUM-02', 'pass'), unreached]);
    assert.equal(concludeFrom(report).sentence, 'Conformant as far as it was judged: no finding in 2 of 3 addresses');
  });

  for (const [verdicts, more, outcome, sentence] of sentences) {
    it(`is "${sentence}"`, () => {
      const results = verdicts.map((verdict, index) => result(`ENUM-03/operation${index}`, verdict));
      const report = reportOf(results, { totals: { ...totals, ...more } });
      assert.deepEqual(concludeFrom(report), { outcome, sentence });
    });
  }

  it('has a reason that is too long for it beside it', () => {
    const endingWith = (cutShort: string) => concludeFrom(reportOf([], { cutShort }));
    assert.deepEqual(endingWith('the run did not begin: The target http://a (--target) cannot be reached: no answer'), {
      outcome: 'no-verdict',
      sentence: 'No verdict: the run did not begin',
      detail: 'The target http://a (--target) cannot be reached: no answer',
    });
    const long = 'the payload holds a text '.repeat(12);
    const { sentence, detail } = endingWith(long);
    assert.ok(sentence.length < 140 && sentence.endsWith('…'), sentence);
    assert.equal(detail, long);
    const found = concludeFrom(reportOf([result('ENUM-03/a', 'fail')], { cutShort: long }));
    assert.ok(found.sentence.length < 180 && found.detail === long, found.sentence);
  });

  it('says why a run ended before its time', () => {
    const cutShort = 'the run was interrupted';
    const of = (...verdicts: Verdict[]) =>
      concludeFrom(
        reportOf(
          verdicts.map((verdict) => result('ENUM-03/a', verdict)),
          { cutShort },
        ),
      );
    assert.deepEqual(of('pass', 'blocked'), { outcome: 'no-verdict', sentence: `No verdict: ${cutShort}` });
    assert.equal(of('fail').sentence, `Not conformant: 1 finding in 1 address; ${cutShort}`);
  });
});

describe('the conclusion of a run that only new findings fail', () => {
  const comparison = compare(reportOf([]), reportOf([]));
  const of = (results: readonly Result[], fresh: readonly string[], more: Partial<Report> = {}) =>
    concludeFrom(
      reportOf(results, {
        failOn: 'new',
        comparison: { ...comparison, new: fresh.map((address) => ({ address, now: 'fail' })) },
        ...more,
      }),
    );
  const known = [
    result('ENUM-03/a', 'fail', { finding }),
    result('ENUM-03/b', 'fail', { finding: { ...finding, sameAs: 'ENUM-03/a' } }),
  ];
  const fresh = result('TEXT-01/a', 'fail', { finding });

  it('says that none is new', () => {
    assert.deepEqual(of(known, []), {
      outcome: 'nothing-new',
      sentence: 'No new finding: 2 known findings (most likely 1 cause) in 2 addresses',
    });
  });

  it('counts the new ones apart', () => {
    assert.deepEqual(of([...known, fresh], ['TEXT-01/a']), {
      outcome: 'not-conformant',
      sentence: 'Not conformant: 1 new finding and 2 known findings (most likely 1 cause) in 3 addresses',
    });
  });

  it('says that a stale waiver is known', () => {
    const { sentence } = of([result('ENUM-03/a', 'stale')], []);
    assert.equal(sentence, 'No new finding: 1 known stale waiver in 1 address');
  });

  it('says what else fails the run', () => {
    const broke = of([...known, result('TEXT-01/a', 'error')], []);
    assert.equal(broke.outcome, 'no-verdict');
    assert.match(broke.sentence, /^No new finding: 2 known .*; the run broke at 1 address$/);
    const left = of(known, [], { totals: { ...totals, leftover: 1 } });
    assert.equal(left.outcome, 'unclean');
    assert.match(left.sentence, /; the run left 1 object behind$/);
  });

  it('is that of any run where nothing is wrong', () => {
    assert.equal(of([result('TEXT-01/a', 'pass')], []).sentence, 'Conformant: no finding in 1 address');
  });
});

describe('the command that repeats a verdict', () => {
  const at = (baseUrl: string, strict = false) => reportOf([], { target: { baseUrl }, strict });
  const embedded = (more: { readonly strict?: boolean; readonly profile?: string } = {}) =>
    reportOf([], { target: { baseUrl: 'http://127.0.0.1:40123/beta', embedded: true }, ...more });

  const commands: readonly (readonly [string, string, string])[] = [
    ['the embedded mock', repeatCommand(embedded()), '--seed 42'],
    [
      "a server of one's own on this machine",
      repeatCommand(at('http://127.0.0.1:8080/beta')),
      '--seed 42 --target http://127.0.0.1:8080/beta',
    ],
    ['another profile', repeatCommand(embedded({ profile: 'deep' })), '--seed 42 --profile deep'],
    [
      'another target',
      repeatCommand(at('https://graph.example/beta')),
      '--seed 42 --target https://graph.example/beta',
    ],
    ['one address and its own seed', repeatCommand(embedded(), 'ENUM-03/a', -7), '--only ENUM-03/a --seed -7'],
    [
      'an address, with the same bytes',
      repeatCommand({ ...embedded(), runId: 'r1' }, 'ENUM-03/a'),
      '--only ENUM-03/a --seed 42 --run-id r1',
    ],
    ['a whole run, whose bytes do not matter', repeatCommand({ ...embedded(), runId: 'r1' }), '--seed 42'],
    [
      'a target with a file',
      repeatCommand(reportOf([], { target: { baseUrl: 'https://graph.example/beta', name: 'staging' } })),
      '--seed 42 --target staging',
    ],
    ['a strict run', repeatCommand(embedded({ strict: true })), '--seed 42 --strict'],
    [
      'a run of so many writes',
      repeatCommand({ ...embedded({ profile: 'deep' }), budget: { writes: 25, given: true } }),
      '--seed 42 --profile deep --max-writes 25',
    ],
    [
      'an address of such a run',
      repeatCommand({ ...embedded(), budget: { writes: 25, given: true } }, 'ENUM-03/a'),
      '--only ENUM-03/a --seed 42 --max-writes 25',
    ],
    ['as many writes as always', repeatCommand({ ...embedded(), budget: { writes: 300 } }), '--seed 42'],
    [
      'chosen addresses',
      repeatCommand({ ...embedded(), only: ['ENUM-03/a', 'TEXT'] }),
      '--only ENUM-03/a --only TEXT --seed 42',
    ],
    [
      'one of the chosen addresses',
      repeatCommand({ ...embedded(), only: ['ENUM', 'TEXT'] }, 'ENUM-03/a'),
      '--only ENUM-03/a --seed 42',
    ],
    [
      'parents and the permission to write',
      repeatCommand({
        ...at('https://graph.example/beta'),
        parents: { 'room-id': 'room 7', 'house-id': 'discover' },
        allowWrites: true,
      }),
      "--seed 42 --target https://graph.example/beta --room-id 'room 7' --house-id discover --allow-writes",
    ],
    [
      'an address that the shell would read',
      repeatCommand(at("https://a/$(x)'b")),
      `--seed 42 --target 'https://a/$(x)'\\''b'`,
    ],
  ];
  for (const [case_, command, expected] of commands) {
    it(`names what it needs for ${case_}`, () => {
      assert.equal(command, `npm run conformance -- ${expected}`);
    });
  }

  it('forbids to write where that was forbidden', () => {
    const command = repeatCommand({ ...at('http://127.0.0.1:8080/beta'), allowWrites: false });
    assert.ok(command.startsWith('GRAPH_ALLOW_WRITES=false npm run conformance -- --seed 42'), command);
  });
});
