import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { RunLine } from './journal-line.ts';

type Process = Pick<RunLine, 'pid' | 'host' | 'born'>;

/** What the system tells on the side; undefined where it has no such file. */
const told = (read: () => string): string | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** Where a process number means something: containers may share the name of the machine, and count for themselves. */
const here = (): string => [hostname(), told(() => readlinkSync('/proc/self/ns/pid'))].filter(Boolean).join(' ');

/** State and start of a process, in ticks since the machine's; undefined for both where the system does not tell. */
const look = (pid: number): { readonly state: string | undefined; readonly born: string | undefined } => {
  // The second field is the name in parentheses, which may hold anything; the start is the 22nd (proc_pid_stat(5)).
  const fields = told(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    ?.split(') ')
    .at(-1)
    ?.split(' ');
  return { state: fields?.[0], born: fields?.[19] };
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What tells this process from all others. */
export const thisProcess = (): Process => {
  const { born } = look(process.pid);
  return { pid: process.pid, host: here(), ...(born === undefined ? {} : { born }) };
};

/** Whether a process still runs; of one on another machine, which may share the folder, nobody here can tell. */
export const lifeOf = ({ pid, host, born }: Process): 'alive' | 'dead' | 'elsewhere' => {
  if (host !== here()) return 'elsewhere';
  const now = look(pid);
  // A zombie has ended, and only its parent does not know yet.
  if (!exists(pid) || now.state === 'Z') return 'dead';
  return born === undefined || now.born === undefined || born === now.born ? 'alive' : 'dead';
};
