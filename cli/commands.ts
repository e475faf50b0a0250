import type { ListedCommand } from './command.ts';

/** The subcommands by name, in the order of the help. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  run: {
    summary: 'judges a target, the embedded mock unless told otherwise',
    load: async () => (await import('./run.ts')).runCommand,
  },
  doctor: {
    summary: 'looks for what is wrong before a run, and sends no write',
    load: async () => (await import('./doctor/index.ts')).doctorCommand,
  },
  replay: {
    summary: 'sends what shows a finding again, and says whether the clause holds now',
    load: async () => (await import('./replay.ts')).replayCommand,
  },
  diff: {
    summary: 'compares two reports',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  merge: {
    summary: 'joins the reports of the shards of a run',
    load: async () => (await import('./merge.ts')).mergeCommand,
  },
  sweep: {
    summary: 'deletes what runs that were killed have left on a target',
    load: async () => (await import('./sweep.ts')).sweepCommand,
  },
  list: {
    summary: 'lists the requirements',
    load: async () => (await import('./list.ts')).listCommand,
  },
  mock: {
    summary: 'starts the embedded target on its own',
    load: async () => (await import('./mock.ts')).mockCommand,
  },
  completion: {
    summary: 'prints what makes a shell complete this command line',
    load: async () => (await import('./completion/index.ts')).completionCommand(() => commands),
  },
};
