// Not by way of the folders' indexes, which load all that is in them.
import { TargetUnreachable } from '../runner/target-unreachable.ts';
import { TokenError } from '../target/tokens/token-error.ts';
import { UsageError } from '../target/usage-error.ts';
import { exitCodes } from '../verdicts/exit-code.ts';
import { guardOutput } from './build-output.ts';
import { commands } from './commands.ts';
import { commandFor } from './help.ts';

/**
 * The command line.
 *
 * @returns the exit code: 0 nothing fails, 1 findings, 2 bad usage or configuration, 3 the suite or the target broke
 */
export const main = async (args: readonly string[]): Promise<number> => {
  guardOutput();
  try {
    const command = await commandFor(commands, args);
    return await command.run();
  } catch (error) {
    if (error instanceof UsageError || error instanceof TokenError) {
      console.error(error.message);
      return exitCodes.configuration;
    }
    if (error instanceof TargetUnreachable) {
      console.error(error.message);
      return exitCodes.broken;
    }
    throw error;
  }
};
