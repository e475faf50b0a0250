import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeReports, someKilled } from '../runner/index.ts';
import { loadContract } from '../schemas/index.ts';
import { type Settings, thisBuild, UsageError } from '../target/index.ts';
import { exitCodeOf, exitCodes } from '../verdicts/index.ts';
import { openBaseline } from './baseline.ts';
import type { Command } from './command.ts';
import { writeTestPage } from './merged-tests.ts';
import { report } from './report.ts';
import { readReport } from './report-file.ts';

interface Order extends Pick<Settings, 'reportDir' | 'baseline' | 'failOn'> {
  readonly folders: readonly string[];
}

const options = {
  'report-dir': { type: 'string', default: 'reports' },
  baseline: { type: 'string' },
  'fail-on': { type: 'string', default: 'any' },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const readOrder = (args: readonly string[]): Order => {
  const { values, positionals: folders } = parse(args);
  const { 'report-dir': reportDir, 'fail-on': failOn, baseline } = values;
  if (failOn !== 'any' && failOn !== 'new') throw new UsageError(`--fail-on: '${failOn}' is none of any, new.`);
  if (failOn === 'new' && baseline === undefined) {
    throw new UsageError('--fail-on new: only --baseline FILE tells which findings are new.');
  }
  if (folders.some((folder) => resolve(folder) === resolve(reportDir))) {
    throw new UsageError(`--report-dir: ${reportDir} is the report folder of a shard, and would be overwritten.`);
  }
  return { folders, reportDir, baseline, failOn };
};

/** `graph-conformance merge`: the shards of a run as one. */
export const mergeCommand: Command = {
  summary: 'joins the reports of the shards of a run',
  help: () => [
    'Usage: graph-conformance merge DIR… [options]',
    '',
    'Joins the report folders of all shards of a run, as run --shard has written them, into the reports that the whole',
    'run would have given: index.html, conformance.json, mochawesome.html, junit.xml and summary.md.',
    '',
    '  --report-dir DIR\n      where the reports go (default: reports)',
    '  --baseline FILE\n      compares the run with the conformance.json of an earlier one',
    '  --fail-on any|new\n      which findings fail the run (default: any)',
    '',
    'Exit codes: as of run; 2 where a shard is missing, there twice, or of another target, seed or profile, and 3 where',
    'one was killed.',
  ],
  run: async (args) => {
    const { folders, ...order } = readOrder(args);
    const contract = loadContract();
    const compared = openBaseline(order);
    const files = folders
      .map((folder) => join(folder, 'conformance.json'))
      .map((path) => ({ path, report: readReport(path) }));
    const result = compared(mergeReports(files, contract));
    await writeTestPage(result, contract, order.reportDir);
    await report(result, contract, { ...order, file: undefined, har: false, updateWaivers: false, build: thisBuild() });
    return someKilled(files) ? exitCodes.broken : exitCodeOf(result, order.failOn);
  },
};
