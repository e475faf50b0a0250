import { loadContract } from '../schemas/index.ts';
import { UsageError } from '../target/usage-error.ts';
import type { Command } from './command.ts';

/** `graph-conformance list`: the requirement ledger. */
export const listCommand: Command = {
  options: () => [],
  help: () => ['Usage: graph-conformance list', '', 'Prints id, level and clause of every requirement.'],
  run: async (args) => {
    if (args.length > 0) throw new UsageError(`list takes no options; '${args[0]}' is one too many.`);
    for (const { id, level, clause } of loadContract().requirements)
      console.log(`${id.padEnd(10)} ${level.padEnd(8)} ${clause}`);
    return 0;
  },
};
