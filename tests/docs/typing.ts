import { spawn } from 'node:child_process';

/** How a command ended that somebody typed. */
export interface Typed {
  readonly code: number | null;
  readonly output: string;
}

interface Where {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Types a command into bash and waits for its end. One that does not end by itself is told to, as by Ctrl+C, once it has
 * said something.
 */
export const type = (command: string, { folder, env }: Where, until?: string): Promise<Typed> =>
  new Promise((resolve, reject) => {
    // A group of its own, so that all that it starts can be ended by one id.
    const child = spawn('bash', ['-c', command], { cwd: folder, env, detached: true });
    let output = '';
    let told = false;
    const tell = (signal: NodeJS.Signals): void => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    };
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      if (told || until === undefined || !output.includes(until)) return;
      told = true;
      tell('SIGINT');
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
    const end = (): void => {
      if (child.exitCode === null) tell('SIGKILL');
    };
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      if (until === undefined || told) resolve({ code, output });
      else reject(new Error(`'${command}' ended with ${code} before it had said '${until}':\n${output}`));
    });
  });
