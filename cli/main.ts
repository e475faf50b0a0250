import { TargetUnreachable } from '../runner/index.ts';
import { TokenError, UsageError } from '../target/index.ts';
import { exitCodes } from '../verdicts/index.ts';
import { guardOutput } from './build-commands.ts';
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
    return await commandFor(commands, args).run();
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
