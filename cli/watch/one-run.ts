import { type ChildProcess, spawn } from 'node:child_process';

/** A run in a process of its own: a process can load the checks only once. */
export interface OneRun {
  /** The exit code; undefined where a signal ended the process. */
  readonly ended: Promise<number | undefined>;
  pass(signal: NodeJS.Signals): void;
}

/**
 * Starts this program again, as `run`. The process has a group of its own: what Ctrl+C sends to the whole group of a
 * terminal would else reach it twice, and the second time ends it without cleaning up.
 */
export const oneRun = (args: readonly string[]): OneRun => {
  const [node, program = ''] = process.argv;
  const child: ChildProcess = spawn(node ?? process.execPath, [...process.execArgv, program, 'run', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? undefined));
    }),
    pass: (signal) => void child.kill(signal),
  };
};
