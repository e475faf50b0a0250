import { type SweepScope, startSweep } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import {
  type Arguments,
  type OptionRow,
  optionRows,
  parentsOf,
  parseArguments,
  readContract,
  type Settings,
  settingsOf,
  UsageError,
} from '../target/index.ts';
import { exitCodes } from '../verdicts/index.ts';
import type { Command } from './command.ts';
import { environmentLines, linesOfOptions } from './help-options.ts';
import { localTarget } from './local-target.ts';
import { openTarget } from './open-target.ts';

interface Order extends SweepScope {
  readonly dryRun: boolean;
}

/** What a sweep is told beside the options of a run. */
const ownRows: readonly OptionRow[] = [
  {
    option: 'run',
    variable: undefined,
    value: 'ID',
    help: 'only the objects of this run, however old it is',
    fallback: 'those of every run',
  },
  {
    option: 'older-than',
    variable: undefined,
    value: '30m|2h|7d',
    help: 'only runs that began so long ago',
    fallback: '2h for runs whose end no journal tells',
  },
  {
    option: 'dry-run',
    variable: undefined,
    value: undefined,
    help: 'lists what would be deleted, and deletes nothing',
    fallback: 'off',
  },
];

/** The options of a run that say where things were left, and how to get there; those of the parents do so as well. */
const useful: ReadonlySet<string> = new Set([
  'target',
  'auth',
  'allow-writes',
  'schemas',
  'concurrency',
  'journal-dir',
]);

/** The options of a run, and whether a sweep has a use for each. */
const sharedRows = (contract: Contract): readonly { readonly row: OptionRow; readonly used: boolean }[] => {
  const parents = new Set(parentsOf(contract).map(({ parameter }) => parameter.option));
  return optionRows(contract).map((row) => ({ row, used: useful.has(row.option) || parents.has(row.option) }));
};

const usedRows = (contract: Contract): readonly OptionRow[] =>
  sharedRows(contract).flatMap(({ row, used }) => (used ? [row] : []));

/** @throws UsageError for what is no option, and for an option that only a run has a use for */
const parse = (args: readonly string[], contract: Contract): Arguments => {
  const shared = sharedRows(contract);
  const given = parseArguments(args, [...ownRows, ...shared.map(({ row }) => row)]);
  const idle = shared.find(({ row, used }) => !used && given[row.option] !== undefined);
  if (idle === undefined) return given;
  throw new UsageError(`--${idle.row.option} is an option of run, and sweep has no use for it.`);
};

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

const duration = (text: string): number => {
  const [, number = '', unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? Number.NaN);
  if (Number.isSafeInteger(ms)) return ms;
  throw new UsageError(`--older-than: '${text}' is no whole number of minutes, hours or days such as 30m, 2h or 7d.`);
};

const runId = (text: string): string => {
  if (/^[0-9a-z]{1,24}$/.test(text)) return text;
  throw new UsageError(`--run: '${text}' is not 1 to 24 lower-case letters and digits.`);
};

const orderIn = (given: Arguments): Order => {
  const [run, olderThan] = [given.run?.at(-1), given['older-than']?.at(-1)];
  return {
    ...(run === undefined ? {} : { runs: new Set([runId(run)]) }),
    ...(olderThan === undefined ? {} : { olderThanMs: duration(olderThan) }),
    dryRun: given['dry-run'] !== undefined,
  };
};

const assertAllowed = ({ target, writes }: Settings, { dryRun }: Order): void => {
  if (target === undefined) throw new UsageError('sweep needs --target: the embedded mock ends with its run.');
  if (!writes && !dryRun) {
    throw new UsageError(`A sweep deletes: --allow-writes lets it, on ${target.origin}; --dry-run only lists.`);
  }
};

const count = (number: number): string => (number === 1 ? '1 object' : `${number} objects`);

/** `graph-conformance sweep`: removes what killed runs have left on a target. */
export const sweepCommand: Command = {
  options: (contract) => [...ownRows, ...usedRows(contract)],
  help: (args) => [
    'Usage: graph-conformance sweep --target NAME|URL [options]',
    '',
    'Deletes objects that a journal names or that carry the mark of a run, gcs-RUN-…, in a text; nothing else, and',
    'nothing of a run that is still going on.',
    '',
    ...linesOfOptions(ownRows),
    '',
    'Options shared with run:',
    ...linesOfOptions(usedRows(readContract(args))),
    '',
    ...environmentLines,
    '',
    'Exit codes: 0 nothing is left, 2 bad usage or configuration, 3 something could not be deleted.',
  ],
  run: async (args) => {
    const contract = readContract(args);
    const given = parse(args, contract);
    const order = orderIn(given);
    const settings = settingsOf(given, contract, localTarget);
    assertAllowed(settings, order);
    const { target, close } = await openTarget(settings);
    try {
      const { dryRun } = order;
      const swept = await startSweep({ contract, settings, target, scope: order, dryRun, tell: console.log });
      const { found, deleted, left } = swept;
      console.log(dryRun ? `${count(found)} found, nothing deleted.` : `${count(deleted)} deleted, ${left} left.`);
      return left === 0 ? exitCodes.conformant : exitCodes.broken;
    } finally {
      await close();
    }
  },
};
