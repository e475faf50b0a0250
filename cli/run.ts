import Mocha from 'mocha';
import { ConformanceReporter } from '../reporters/mocha-reporter.ts';
import { journalPath, openSession, RunInterrupted } from '../runner/index.ts';
import { type Contract, loadContract } from '../schemas/index.ts';
import { readSettings, type Settings } from '../target/index.ts';
import { exitCodeOf, exitCodes } from '../verdicts/index.ts';
import { openBaseline } from './baseline.ts';
import type { Command } from './command.ts';
import { optionLines } from './help-options.ts';
import { listenForTheEnd } from './interruption.ts';
import { idleIn, isIdle, launch } from './launch.ts';
import { localTarget } from './local-target.ts';
import { report } from './report.ts';
import { specFiles } from './spec-files.ts';
import { watchAndRun, watchOrder } from './watch/index.ts';

const helpLines = (): readonly string[] => [
  'Usage: graph-conformance run [options]',
  '',
  '  --watch [PATH…]',
  '      runs again on Enter, when a file changes, or when the target restarts: what failed last time first',
  ...optionLines(),
  '',
  'Exit codes: 0 nothing fails, 1 findings, 2 bad usage or configuration, 3 the suite or the target broke,',
  'or the run was interrupted and has cleaned up.',
];

/** What is lost with a run that is ended at once. */
const lastWords = ({ target, name, journalDir, origins, runId }: Settings): string => {
  if (target === undefined) return 'The embedded mock ends with the run.';
  const permission = origins.some((origin) => origin.name === 'allow-writes' && origin.from.startsWith('--'));
  const sweep = `graph-conformance sweep --run ${runId} --target ${name ?? target.href}${permission ? ' --allow-writes' : ''}`;
  return `What the run has created is noted in ${journalPath(journalDir, runId)}: the next run against the target removes it, or ${sweep}`;
};

const testsOf = (mocha: Mocha): Promise<void> =>
  new Promise((resolve) => {
    mocha.run(() => resolve());
  });

/** A shard beyond those that have anything to do: it writes reports all the same, for whoever collects them. */
const runNothing = async (mocha: Mocha, contract: Contract, settings: Settings): Promise<number> => {
  await testsOf(mocha);
  await report(await idleIn(settings), contract, settings);
  return exitCodes.conformant;
};

/** Judges everything, in mocha, and writes the reports. */
const runIn = async (mocha: Mocha, contract: Contract, settings: Settings, signal: AbortSignal): Promise<number> => {
  const compared = openBaseline(settings);
  const { start } = openSession(contract, settings);
  for (const file of specFiles()) mocha.addFile(file);
  await mocha.loadFilesAsync();
  if (isIdle(contract, settings)) return runNothing(mocha, contract, settings);
  const { run, finish, close } = await launch(contract, settings, signal);
  start(Promise.resolve(run));
  console.log(`Seed ${settings.seed}, profile ${settings.profile}, run ${settings.runId}\n`);
  await testsOf(mocha);
  const result = compared(await finish());
  await report(result, contract, settings, run.exchanges);
  await close();
  return signal.aborted ? exitCodes.broken : exitCodeOf(result, settings.failOn);
};

/** `graph-conformance run`: the whole suite against one target. */
export const runCommand: Command = {
  summary: 'judges a target, the embedded mock unless told otherwise',
  help: helpLines,
  run: async (args) => {
    const contract = loadContract();
    const watched = watchOrder(args);
    if (watched !== undefined) return watchAndRun(watched, contract);
    const settings = readSettings(args, contract, localTarget);
    const mocha = new Mocha({
      timeout: 0,
      reporter: ConformanceReporter,
      reporterOptions: { reportDir: settings.reportDir },
    });
    const interruption = listenForTheEnd(() => lastWords(settings));
    try {
      return await runIn(mocha, contract, settings, interruption.signal);
    } catch (error) {
      if (!(error instanceof RunInterrupted)) throw error;
      console.error(`The run ended before it began: ${error.message}.`);
      return exitCodes.broken;
    } finally {
      interruption.ignore();
    }
  },
};
