import Mocha from 'mocha';
import { ConformanceReporter } from '../reporters/mocha-reporter.ts';
import { declareTests, type Registered, type Run, type TestTree } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';

/** The tree of one mocha. Its globals are declared only while a spec is loaded, and that happens once in a process. */
const treeIn = (mocha: Mocha): TestTree => {
  let suite = mocha.suite;
  return {
    describe: (title, body) => {
      const parent = suite;
      suite = Mocha.Suite.create(parent, title);
      body();
      suite = parent;
    },
    it: (title, test) => suite.addTest(new Mocha.Test(title, test)),
  };
};

/**
 * Judges every address of a run as a test of mocha, tells each verdict and writes mochawesome's page.
 *
 * @returns why the page is not there, in one sentence; undefined where it is
 */
export const judgeInMocha = async (
  run: Run,
  { contract, settings, checks }: { contract: Contract; settings: Settings; checks: readonly Registered[] },
  write: (line: string) => void,
): Promise<string | undefined> => {
  let missing: string | undefined;
  const lost = (why: string): void => {
    missing = why;
  };
  const mocha = new Mocha({
    timeout: 0,
    reporter: ConformanceReporter,
    reporterOptions: { reportDir: settings.reportDir, write, lost },
  });
  const tree = treeIn(mocha);
  for (const check of checks) declareTests(check, { contract, settings, run: Promise.resolve(run) }, tree);
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
  return missing;
};
