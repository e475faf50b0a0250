import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffCommand } from '../../cli/diff.ts';
import { writeJson } from '../../reporters/index.ts';
import { UsageError } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { finding, reportOf, result } from '../reporters/fixture.ts';
import { command, withFolder } from './run-command.ts';

const passing = reportOf([result('ENUM-03/createLamp', 'pass'), result('TEXT-01/createLamp', 'pass')]);
const failing = reportOf([
  result('ENUM-03/createLamp', 'fail', { finding }),
  result('TEXT-01/createLamp', 'blocked', { reason: 'not routed' }),
]);

const written = async (report: Report, folder: string, name: string): Promise<string> => {
  await writeJson(report, join(folder, name));
  return join(folder, name, 'conformance.json');
};

const assertRefused = (args: readonly string[], sentence: RegExp | string): Promise<void> =>
  assert.rejects(diffCommand.run(args), (error) => {
    assert.ok(error instanceof UsageError);
    if (typeof sentence === 'string') assert.equal(error.message, sentence);
    else assert.match(error.message, sentence);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });

describe('graph-conformance diff', function () {
  this.timeout(600_000);

  it('tells what is new, fixed and lost, and ends with 1 where a failing finding is new', () =>
    withFolder(async (folder) => {
      const [older, newer] = [await written(passing, folder, 'old'), await written(failing, folder, 'new')];
      const worse = await command(['diff', older, newer]);
      assert.deepEqual([worse.code, worse.stderr], [1, '']);
      assert.match(worse.stdout, /^ {2}1 new, 0 fixed, 0 unchanged, 1 no longer judged$/m);
      assert.match(worse.stdout, /^ {2}new: ENUM-03\/createLamp \(fail, was pass\)$/m);
      assert.match(worse.stdout, /^ {2}no longer judged: TEXT-01\/createLamp \(blocked, was pass\)$/m);

      const better = await command(['diff', newer, older]);
      assert.equal(better.code, 0);
      assert.match(better.stdout, /^ {2}fixed: ENUM-03\/createLamp \(pass, was fail\)$/m);
    }));

  const texts: readonly (readonly [words: string, text: string, sentence: RegExp])[] = [
    ['is no JSON', '{\n  "schemaVersion": 1,\n  oops\n}', /file\.json, line 3: the file is not JSON\.$/],
    ['is something else', '{"name":"x"}', /file\.json: the file is no conformance\.json: it has no schemaVersion\.$/],
    ['is a list', '[]', /file\.json: the file is no conformance\.json: it has no schemaVersion\.$/],
    [
      'is of another version',
      '{"schemaVersion":2}',
      /file\.json: \/schemaVersion is 2, and this version of the suite reads 1\.$/,
    ],
    ['lacks its results', '{"schemaVersion":1}', /file\.json: \/(suite|target|startedAt|results) is missing\.$/],
    [
      'has a wrong value deep within',
      JSON.stringify({ ...passing, results: [{ ...result('ENUM-03/a', 'pass'), verdict: 'fine' }] }),
      /file\.json: \/results\/0\/verdict must be one of pass, .*\.$/,
    ],
  ];
  for (const [words, text, sentence] of texts) {
    it(`says in one sentence where a file ${words}`, () =>
      withFolder(async (folder) => {
        const file = join(folder, 'file.json');
        await writeFile(file, text);
        const older = await written(passing, folder, 'old');
        await assertRefused([older, file], sentence);
      }));
  }

  const mistakes: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [[], 'diff takes two files, OLD.json and NEW.json, and was given 0.'],
    [['a', 'b', 'c'], 'diff takes two files, OLD.json and NEW.json, and was given 3.'],
    [['--strict', 'a', 'b'], '--strict is not an option: diff takes two files and no options.'],
    [['/nowhere/a.json', 'b'], '/nowhere/a.json: the file cannot be read (ENOENT).'],
  ];
  for (const [args, sentence] of mistakes) {
    it(`says what is wrong with: diff ${args.join(' ')}`, () => assertRefused(args, sentence));
  }

  it('reads a report of a version of the suite that says more, or less', () =>
    withFolder(async (folder) => {
      const { runId: _, ...older } = { ...passing, runId: 'r1' };
      const { waitedMs: __, ...totals } = older.totals;
      const file = join(folder, 'file.json');
      await writeFile(file, JSON.stringify({ ...older, totals, colour: 'red' }));
      const { code, stderr } = await command(['diff', file, await written(passing, folder, 'new')]);
      assert.deepEqual([code, stderr], [0, '']);
    }));
});
