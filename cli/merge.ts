import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeReports, someKilled } from '../runner/index.ts';
import {
  type Arguments,
  type OptionRow,
  parseArguments,
  readContract,
  type Settings,
  thisBuild,
  throwUnwritable,
  UsageError,
} from '../target/index.ts';
import { exitCodeOf, exitCodes } from '../verdicts/index.ts';
import { openBaseline } from './baseline.ts';
import { tellBuild } from './build-commands.ts';
import type { Command } from './command.ts';
import { linesOfOptions } from './help-options.ts';
import { writeTestPage } from './merged-tests.ts';
import { withSchemas } from './replay-settings.ts';
import { printSummary, writeAtTheEnd } from './report.ts';
import { readReport } from './report-file.ts';
import { openReportFolder } from './report-folder.ts';

interface Order extends Pick<Settings, 'reportDir' | 'baseline' | 'failOn'> {
  readonly folders: readonly string[];
}

const rows: readonly OptionRow[] = [
  {
    option: 'schemas',
    variable: undefined,
    value: 'DIR',
    help: 'the folder of the entities that the shards have judged, where it is called otherwise on this machine',
    fallback: 'the one that the reports name',
  },
  {
    option: 'report-dir',
    variable: undefined,
    value: 'DIR',
    help: 'where the reports go',
    fallback: 'reports',
  },
  {
    option: 'baseline',
    variable: undefined,
    value: 'FILE',
    help: 'compares the run with the conformance.json of an earlier one',
    fallback: 'nothing to compare with',
  },
  {
    option: 'fail-on',
    variable: undefined,
    value: 'any|new',
    help: 'which findings fail the run: any, or those that the baseline lacks; errors and leftovers always do',
    fallback: 'any',
  },
];

/** Takes the options out of the line; the folders are what is left. */
const parse = (args: readonly string[]): { readonly given: Arguments; readonly folders: readonly string[] } => {
  const options = Object.fromEntries(rows.map(({ option }) => [option, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  const operands = tokens.filter(({ kind }) => kind === 'positional').map(({ index }) => index);
  return {
    given: parseArguments(
      args.filter((_, i) => !operands.includes(i)),
      rows,
    ),
    folders: operands.map((index) => args[index] ?? ''),
  };
};

const readOrder = (args: readonly string[]): Order => {
  const { given, folders } = parse(args);
  const reportDir = given['report-dir']?.at(-1) ?? 'reports';
  const baseline = given.baseline?.at(-1);
  const failOn = given['fail-on']?.at(-1) ?? 'any';
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
  options: () => rows,
  operands: 'files',
  help: () => [
    'Usage: graph-conformance merge DIR… [options]',
    '',
    'Joins the report folders of all shards of a run, as run --shard has written them, into the reports that the whole',
    'run would have given: index.html, conformance.json, mochawesome.html, junit.xml and summary.md.',
    '',
    ...linesOfOptions(rows),
    '',
    'Exit codes: as of run; 2 where a shard is missing, there twice, or of another target, seed or profile, and 3 where',
    'one was killed.',
  ],
  run: async (args) => {
    const { folders, ...order } = readOrder(args);
    const compared = openBaseline({ ...order, origins: [] });
    const files = folders
      .map((folder) => join(folder, 'conformance.json'))
      .map((path) => ({ path, report: readReport(path) }));
    const [{ report: first } = {}] = files;
    const contract = readContract(withSchemas(args, first ?? {}), {});
    const { failOn } = order;
    const result = { ...compared(mergeReports(files, contract)), ...(failOn === 'new' ? { failOn } : {}) };
    const { reportDir } = order;
    await openReportFolder({ reportDir, origins: [] });
    await writeTestPage(result, contract, reportDir);
    await writeAtTheEnd(result, contract, { har: false, reportDir }).catch((error: unknown) =>
      throwUnwritable('--report-dir', reportDir, error),
    );
    printSummary(result, order);
    await tellBuild(result, { ...order, build: thisBuild() });
    return someKilled(files) ? exitCodes.broken : exitCodeOf(result, order.failOn);
  },
};
