import { compare, comparisonLines } from '../reporters/index.ts';
import { UsageError } from '../target/index.ts';
import { exitCodes, failingIn } from '../verdicts/index.ts';
import type { Command } from './command.ts';
import { readVerdicts } from './report-file.ts';

/** `graph-conformance diff`: what a report says otherwise than an earlier one. */
export const diffCommand: Command = {
  options: () => [],
  operands: 'files',
  help: () => [
    'Usage: graph-conformance diff OLD.json NEW.json',
    '',
    'Compares two files conformance.json, address by address: new findings, fixed ones, addresses that lost their',
    'verdict, and policies that were observed to differ.',
    '',
    'Exit codes: 0 no finding that fails a run is new, 1 one is, 2 a file cannot be read.',
  ],
  run: async (args) => {
    const option = args.find((arg) => arg.startsWith('-'));
    if (option !== undefined) throw new UsageError(`${option} is not an option: diff takes two files and no options.`);
    const [older, newer, ...more] = args;
    if (older === undefined || newer === undefined || more.length > 0) {
      throw new UsageError(`diff takes two files, OLD.json and NEW.json, and was given ${args.length}.`);
    }
    const baseline = readVerdicts(older);
    const report = readVerdicts(newer);
    const comparison = compare(baseline, report);
    console.log(comparisonLines(comparison).join('\n'));
    const failing = failingIn({ ...report, comparison }, 'new').filter(({ verdict }) => verdict !== 'error');
    return failing.length === 0 ? exitCodes.conformant : exitCodes.findings;
  },
};
