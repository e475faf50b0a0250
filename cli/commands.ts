import type { Command } from './command.ts';
import { listCommand } from './list.ts';
import { mockCommand } from './mock.ts';
import { runCommand } from './run.ts';

/** The subcommands by name, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = { run: runCommand, list: listCommand, mock: mockCommand };
