import { setReportDir } from '../reporters/mocha-reporter.ts';
import { openSession, registry, session } from '../runner/index.ts';
import { namedBy, readContract, readSettings } from '../target/index.ts';
import { openBaseline } from './baseline.ts';
import { tellBuild } from './build-commands.ts';
import { guardOutput } from './build-output.ts';
import { launch } from './launch.ts';
import { localTarget } from './local-target.ts';
import { printSummary, writeAtTheEnd } from './report.ts';
import { tryToWrite } from './report-folder.ts';

/**
 * Mocha alone, as editors start it: the environment configures the run, these root hooks start and end it.
 * `.mocharc.json` requires this file.
 */
const contract = readContract([]);
const { settings } = openSession(contract, readSettings([], contract, localTarget));
const compared = openBaseline(settings);
setReportDir(settings.reportDir);
guardOutput();

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    const { start } = session();
    const checks = [...registry.values()];
    const launched = launch({ contract, settings, checks, files: true, tell: console.log });
    start(launched.then(({ run }) => run));
    await launched;
    close = async () => {
      const { run, finish, close: end } = await launched;
      const report = compared(await finish());
      const unwritten = await tryToWrite(namedBy(settings.origins, 'report-dir'), settings.reportDir, () =>
        writeAtTheEnd(report, contract, settings, run.exchanges),
      );
      printSummary(report, settings);
      await tellBuild(report, settings);
      await end();
      if (unwritten !== undefined) throw new Error(unwritten);
    };
  },
  async afterAll(): Promise<void> {
    await close();
  },
};

let close = async (): Promise<void> => undefined;
