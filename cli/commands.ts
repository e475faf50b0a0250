import type { Command } from './command.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor/index.ts';
import { listCommand } from './list.ts';
import { mergeCommand } from './merge.ts';
import { mockCommand } from './mock.ts';
import { replayCommand } from './replay.ts';
import { runCommand } from './run.ts';
import { sweepCommand } from './sweep.ts';

/** The subcommands by name, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  run: runCommand,
  doctor: doctorCommand,
  replay: replayCommand,
  diff: diffCommand,
  merge: mergeCommand,
  sweep: sweepCommand,
  list: listCommand,
  mock: mockCommand,
};
