import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { neutral, root } from '../../tests/cli/run-command.ts';

/** A process that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** From its start to its end. */
  readonly wallMs: number;
  /** Of all processors together. */
  readonly cpuMs: number;
  /** The most memory it had at any time. */
  readonly maxRssMb: number;
}

const usageReporter = new URL('report-usage.js', import.meta.url).href;

/**
 * Runs node with these arguments and measures it.
 *
 * @throws Error with what it printed if it ends with another code than those expected
 */
export const runChild = async (args: readonly string[], codes: readonly number[] = [0]): Promise<Ended> => {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', usageReporter, ...args], {
    cwd: root,
    env: neutral(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => ({
    code: code as number | null,
    wallMs: performance.now() - begin,
  }));
  const [stdout, stderr, usage] = await Promise.all([1, 2, 3].map((stream) => text(child.stdio[stream] as Readable)));
  const { code, wallMs } = await ended;
  if (code === null || !codes.includes(code)) {
    throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  }
  const used = JSON.parse(usage ?? '') as Pick<Ended, 'cpuMs' | 'maxRssMb'>;
  return { code, stdout: stdout ?? '', wallMs, ...used };
};
