import { setReportDir } from '../reporters/mocha-reporter.ts';
import { openSession, session } from '../runner/index.ts';
import { loadContract } from '../schemas/index.ts';
import { readSettings } from '../target/index.ts';
import { openBaseline } from './baseline.ts';
import { guardOutput } from './build-output.ts';
import { launch } from './launch.ts';
import { localTarget } from './local-target.ts';
import { report } from './report.ts';

/**
 * Mocha alone, as editors start it: the environment configures the run, these root hooks start and end it.
 * `.mocharc.json` requires this file.
 */
const contract = loadContract();
const { settings } = openSession(contract, readSettings([], contract, localTarget));
const compared = openBaseline(settings);
setReportDir(settings.reportDir);
guardOutput();

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    const { start } = session();
    const launched = launch(contract, settings);
    start(launched.then(({ run }) => run));
    await launched;
    close = async () => {
      const { run, finish, close: end } = await launched;
      await report(compared(await finish()), contract, settings, run.exchanges);
      await end();
    };
  },
  async afterAll(): Promise<void> {
    await close();
  },
};

let close = async (): Promise<void> => undefined;
