import { parseArgs } from 'node:util';
import { type SweepScope, startSweep } from '../runner/index.ts';
import { loadContract } from '../schemas/index.ts';
import { readSettings, type Settings, UsageError } from '../target/index.ts';
import { exitCodes } from '../verdicts/index.ts';
import type { Command } from './command.ts';
import { optionLines } from './help-options.ts';
import { localTarget } from './local-target.ts';
import { openTarget } from './open-target.ts';

interface Order extends SweepScope {
  readonly dryRun: boolean;
  /** What is left for the settings. */
  readonly rest: readonly string[];
}

const ownOptions = {
  run: { type: 'string' },
  'older-than': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

const isOwn = (name: string): name is keyof typeof ownOptions => Object.hasOwn(ownOptions, name);

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

/** Takes the options of the sweep's own out of the command line. */
const readOrder = (args: readonly string[]): Order => {
  const { tokens } = parseArgs({ args: [...args], options: ownOptions, strict: false, tokens: true });
  const taken = new Set<number>();
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !isOwn(token.name)) continue;
    const { index, name, value, inlineValue } = token;
    const takesValue = ownOptions[name].type === 'string';
    if (takesValue && (value ?? '') === '') throw new UsageError(`--${name} needs a value.`);
    if (!takesValue && value !== undefined) throw new UsageError(`--${name} takes no value.`);
    taken.add(index);
    if (takesValue && inlineValue === false) taken.add(index + 1);
    given.set(name, value ?? '');
  }
  const run = given.get('run');
  const olderThan = given.get('older-than');
  return {
    ...(run === undefined ? {} : { runs: new Set([runId(run)]) }),
    ...(olderThan === undefined ? {} : { olderThanMs: duration(olderThan) }),
    dryRun: given.has('dry-run'),
    rest: args.filter((_, index) => !taken.has(index)),
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
  help: () => [
    'Usage: graph-conformance sweep --target NAME|URL [options]',
    '',
    'Deletes objects that a journal names or that carry the mark of a run, gcs-RUN-…, in a text; nothing else, and',
    'nothing of a run that is still going on.',
    '',
    '  --run ID\n      only the objects of this run, however old it is',
    '  --older-than 30m|2h|7d\n      only runs that began so long ago (default: 2h for runs whose end no journal tells)',
    '  --dry-run\n      lists what would be deleted, and deletes nothing',
    '',
    'Options shared with run:',
    ...optionLines(),
    '',
    'Exit codes: 0 nothing is left, 2 bad usage or configuration, 3 something could not be deleted.',
  ],
  run: async (args) => {
    const contract = loadContract();
    const order = readOrder(args);
    const settings = readSettings(order.rest, contract, localTarget);
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
