import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { attachEvidence } from '../../reporters/index.ts';
import { ConformanceReporter } from '../../reporters/mocha-reporter.ts';
import type { Result } from '../../verdicts/record.ts';
import { contract, finding, result } from './fixture.ts';

interface Run {
  readonly failures: number;
  readonly lines: readonly string[];
}

/** A mocha program of its own inside this one, with a reporter given by class or by path. */
function run(
  folder: string,
  reporter: string | Mocha.ReporterConstructor,
  define: (suite: Mocha.Suite) => void,
): Promise<Run> {
  const lines: string[] = [];
  const reporterOptions = { reportDir: folder, write: (line: string) => lines.push(line) };
  const mocha = new Mocha({ reporter, reporterOptions, color: false });
  define(mocha.suite);
  return new Promise((resolve) => mocha.run((failures) => resolve({ failures, lines })));
}

function judged(verdictOf: Result, clause: string): Mocha.Test {
  return new Mocha.Test(`${verdictOf.id} on ${verdictOf.operation}`, function (this: Mocha.Context) {
    if (this.test === undefined) throw new Error('No test in the context.');
    this.test.result = verdictOf;
    this.test.clause = clause;
    const requirement = contract.requirements.find(({ id }) => id === verdictOf.id);
    if (requirement !== undefined) attachEvidence(this, verdictOf, requirement);
    if (verdictOf.verdict === 'blocked') this.skip();
    if (verdictOf.verdict === 'fail') throw new assert.AssertionError({ message: verdictOf.finding?.message ?? '' });
  });
}

describe('the mocha reporter', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reporter-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const twoFailures = (suite: Mocha.Suite) => {
    suite.addTest(judged(result('CREATE-01/createLamp', 'pass'), 'A valid payload is answered with 201 Created.'));
    suite.addTest(judged(result('ENUM-03/createLamp', 'fail', { finding }), 'No other value.'));
    suite.addTest(judged(result('ENUM-03/updateLamp', 'fail', { finding }), 'No other value.'));
    suite.addTest(
      judged(result('CREATE-01/createDoor', 'blocked', { reason: 'Not routed.' }), 'A valid payload is created.'),
    );
  };

  it('prints one line per judged test and counts every failure', async () => {
    const { failures, lines } = await run(folder, ConformanceReporter, twoFailures);
    assert.equal(failures, 2);
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/).slice(0, 3).join(' ')),
      [
        '✓ pass CREATE-01/createLamp',
        '✗ fail ENUM-03/createLamp',
        '✗ fail ENUM-03/updateLamp',
        '⊘ blocked CREATE-01/createDoor',
      ],
    );
  });

  it('writes the page of mochawesome with clause and evidence', async () => {
    await run(folder, ConformanceReporter, twoFailures);
    const page = await readFile(join(folder, 'mochawesome.html'), 'utf8');
    assert.match(page, /ENUM-03 on createLamp/);
    assert.match(page, /<a href="index\.html">/);
    assert.match(page, /status is padded with a space/);
    assert.match(page, /docs\.example\/clauses\/enum/);
    assert.ok(!page.includes('No test in the context'), 'the page shows the code of the tests');
    assert.equal(existsSync(join(folder, 'mochawesome.json')), false);
  });

  it('loads by its path, as a configuration file of mocha names it', async () => {
    const path = fileURLToPath(new URL('../../reporters/mocha-reporter.ts', import.meta.url));
    const { failures, lines } = await run(folder, path, twoFailures);
    assert.deepEqual([failures, lines.length], [2, 4]);
    assert.ok(existsSync(join(folder, 'mochawesome.html')));
  });

  it('prints a test without a verdict by its title, a failing one with its error', async () => {
    const { failures, lines } = await run(folder, ConformanceReporter, (suite) => {
      suite.addTest(new Mocha.Test('a plain test', () => {}));
      suite.addTest(
        new Mocha.Test('a broken test', () => {
          throw new Error('no \u001b[31mroute');
        }),
      );
    });
    assert.equal(failures, 1);
    assert.equal(lines[0], '✓ pass    a plain test');
    assert.match(lines[1] ?? '', /^\? broken {2}a broken test\n {12}Error: no \\u001b\[31mroute\n/);
  });

  it('tells the error of a test that broke after it was judged', async () => {
    const { failures, lines } = await run(folder, ConformanceReporter, (suite) => {
      suite.addTest(
        new Mocha.Test('judged, then broken', function (this: Mocha.Context) {
          if (this.test !== undefined) this.test.result = result('CREATE-01/createLamp', 'pass');
          throw new Error('clean-up failed');
        }),
      );
    });
    assert.equal(failures, 1);
    assert.match(lines.join('\n'), /clean-up failed/);
  });

  it('says so when the page cannot be written', async () => {
    const { failures, lines } = await run(folder, ConformanceReporter, (suite) => {
      suite.addTest(
        new Mocha.Test('puts a file in the place of the folder', () => {
          rmSync(folder, { recursive: true });
          writeFileSync(folder, '');
        }),
      );
    });
    assert.equal(failures, 0);
    assert.match(lines.at(-1) ?? '', /mochawesome\.html could not be written\.$/);
  });

  it('takes the page of an earlier run away before it starts', async () => {
    await writeFile(join(folder, 'mochawesome.html'), 'of the run before');
    let seen = true;
    await run(folder, ConformanceReporter, (suite) => {
      suite.addTest(
        new Mocha.Test('looks for the page', () => {
          seen = existsSync(join(folder, 'mochawesome.html'));
        }),
      );
    });
    assert.equal(seen, false);
  });
});
