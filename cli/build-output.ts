import { disarmed } from '../reporters/disarm.ts';
import { thisBuild } from '../target/settings.ts';

let command = (line: string): void => console.log(line);

/** Writes a line as it is, past the guard. */
export const writeCommand = (line: string): void => command(line);

/**
 * In a build, takes out of everything that is written what the build service would take for a command: only what
 * `writeCommand` writes is one. Outside of a build nothing changes.
 */
export const guardOutput = (): void => {
  if (thisBuild().service === undefined) return;
  const plain = process.stdout.write.bind(process.stdout);
  command = (line) => void plain(`${line}\n`);
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) =>
      write(disarmed(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')), ...rest);
  }
};
