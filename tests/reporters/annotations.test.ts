import assert from 'node:assert/strict';
import { annotations, disarmed, uploadSummary } from '../../reporters/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { finding, followUps, reportOf, result } from './fixture.ts';

const failing = ({ results }: Report) => results.filter(({ verdict }) => ['fail', 'stale', 'error'].includes(verdict));

const failed = (message: string): Report =>
  reportOf([result('ENUM-03/createLamp', 'fail', { finding: { ...finding, message } })]);

const manyFailed = (amount: number): Report =>
  reportOf(Array.from({ length: amount }, (_, i) => result(`ENUM-03/create${i}`, 'fail', { finding })));

describe('annotations', () => {
  it('tell GitHub and Azure Pipelines of a finding', () => {
    const report = failed('status is wrong');
    assert.deepEqual(annotations('github', report, failing(report)), [
      '::error title=ENUM-03/createLamp::status is wrong',
    ]);
    assert.deepEqual(annotations('azure', report, failing(report)), [
      '##vso[task.logissue type=error]ENUM-03/createLamp: status is wrong',
    ]);
  });

  it('are one for each cause, and tell how many follow', () => {
    assert.deepEqual(annotations('github', followUps, failing(followUps)), [
      '::error title=CREATE-01/createLamp::status " on" is no member, but the answer is 201 instead of 400.',
      '::error title=TEXT-01/createLamp::status " on" is no member, but the answer is 201 instead of 400.',
      '::warning title=Not conformant%3A 3 findings (most likely 2 causes) in 4 addresses::1 more address in the report',
    ]);
  });

  it('are ten errors at most, and one line for the others', () => {
    for (const [amount, lines] of [
      [0, 0],
      [10, 10],
      [11, 11],
      [200, 11],
    ] as const) {
      const report = manyFailed(amount);
      const told = annotations('github', report, failing(report));
      assert.equal(told.length, lines);
      assert.equal(told.filter((line) => line.startsWith('::error')).length, Math.min(amount, 10));
    }
  });

  it('tell a finding whose cause does not fail the run', () => {
    const only = followUps.results.filter(({ id }) => id === 'ENUM-03');
    assert.equal(annotations('github', followUps, only)[0]?.split('::')[1], 'error title=ENUM-03/createLamp');
  });

  const escapes = [
    ['line breaks', 'a\r\n::set-output name=x::y\n##vso[task.complete]'],
    ['escapes of the service', '100%25 %0A::error::x %AZP25 %5D'],
    ['the end of a property', 'a,b:c::d;e]f'],
  ] as const;
  for (const [words, text] of escapes) {
    it(`stay one command on one line: ${words}`, () => {
      const report = failed(text);
      for (const service of ['github', 'azure'] as const) {
        const [line = '', ...more] = annotations(service, report, failing(report));
        assert.deepEqual(more, []);
        assert.doesNotMatch(line, /[\r\n]/);
        // What the service makes of its escapes is what was meant.
        const message =
          service === 'github'
            ? line.slice(line.indexOf('::', 2) + 2).replaceAll('%25', '%')
            : line.slice(line.indexOf(': ') + 2).replaceAll('%AZP25', '%');
        assert.equal(message, text.replaceAll('\r', '\\r').replaceAll('\n', '\\n'));
      }
    });
  }

  it('hand Azure Pipelines the summary', () => {
    assert.equal(uploadSummary('/build/50%/summary.md'), '##vso[task.uploadsummary]/build/50%AZP25/summary.md');
  });
});

/** What a build service takes for a command; GitHub reads `##[` and both read it anywhere in a line. */
const holdsCommand = (text: string): boolean =>
  text.split(/\r\n|\r|\n/).some((line) => line.trimStart().startsWith('::') || /##(?:vso)?\[/i.test(line));

describe('text that was disarmed', () => {
  const armed = [
    '::set-output name=x::y',
    '   ::error::x',
    '\u00a0\u2003::stop-commands::x',
    'fine\n\t::add-path::/tmp\r\n::set-env name=PATH::x',
    'fine\r::error::x',
    '##vso[task.setvariable variable=x]y',
    'in the middle of a line ##vso[task.complete result=Succeeded;]',
    '##VSO[task.complete]',
    '####vso[task.complete]',
    'text ##[error]x and ##[add-mask]y',
    ':::::',
  ];
  for (const text of armed) {
    it(`holds no command: ${JSON.stringify(text)}`, () => {
      assert.ok(holdsCommand(text));
      assert.ok(!holdsCommand(disarmed(text)), disarmed(text));
    });
  }

  it('is the same text where it holds none', () => {
    const text = '✗ fail  ENUM-03/a a::b # [x] ##\n  https://x.example/a::b\n: :\n';
    assert.equal(disarmed(text), text);
  });

  it('takes no longer for long white space than for other text', () => {
    const blank = ' \n'.repeat(200_000) + ' '.repeat(200_000);
    assert.equal(disarmed(blank), blank);
  });
});
