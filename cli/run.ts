import { journalPath, RunInterrupted } from '../runner/index.ts';
import { optionRows, readContract, readSettings, type Settings } from '../target/index.ts';
import { exitCodes } from '../verdicts/index.ts';
import { tellBuild } from './build-commands.ts';
import type { Command } from './command.ts';
import { conduct } from './conduct.ts';
import { linesOfOptions, optionLines } from './help-options.ts';
import { listenForTheEnd } from './interruption.ts';
import { localTarget } from './local-target.ts';
import { printSummary } from './report.ts';
import { watchAndRun, watchOrder, watchRow } from './watch/index.ts';

const helpLines = (args: readonly string[]): readonly string[] => [
  'Usage: graph-conformance run [options]',
  '',
  ...linesOfOptions([watchRow]),
  ...optionLines(args),
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

/** `graph-conformance run`: the whole suite against one target. */
export const runCommand: Command = {
  options: (contract) => [watchRow, ...optionRows(contract)],
  help: helpLines,
  run: async (args) => {
    const contract = readContract(args);
    const watched = watchOrder(args);
    if (watched !== undefined) return watchAndRun(watched, contract);
    const settings = readSettings(args, contract, localTarget);
    const { signal, ignore } = listenForTheEnd(() => lastWords(settings));
    try {
      const { report, exitCode, waivers, unwritten } = await conduct(contract, settings, {
        files: true,
        tell: console.log,
        signal,
      });
      printSummary(report, settings);
      if (waivers !== undefined) console.log(`\n${waivers}`);
      await tellBuild(report, settings);
      if (unwritten !== undefined) console.error(`\n${unwritten}`);
      return exitCode;
    } catch (error) {
      if (!(error instanceof RunInterrupted)) throw error;
      console.error(`The run ended before it began: ${error.message}.`);
      return exitCodes.broken;
    } finally {
      ignore();
    }
  },
};
