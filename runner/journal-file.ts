import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, throwUnwritable, UsageError } from '../target/index.ts';
import { type IntentLine, type JournalLine, parseLine, type RunLine } from './journal-line.ts';

/** Where the journal of this process's run is, or will be. */
export const journalPath = (folder: string, runId: string): string => join(folder, `${runId}-${process.pid}.jsonl`);

/** The journal of a run under way, as a file. */
export interface JournalFile {
  readonly path: string;
  /** Appends a line. It is with the system when this returns, so that it outlives the process. */
  write(line: JournalLine): void;
  /** Ends the file; it is deleted unless something is left to do. */
  close(left: boolean): void;
}

/**
 * Looks whether a journal could be written in a folder, which is made where it is missing: a run asks that before it
 * sends anything.
 *
 * @param from the option or the variable that names the folder
 * @throws UsageError where it could not
 */
export const assertJournalFolder = (folder: string, from: string): void => {
  const trial = join(folder, `.${process.pid}.part`);
  try {
    makeFolder(folder);
    writeFileSync(trial, 'trial');
    rmSync(trial);
  } catch (error) {
    throwUnwritable(from, folder, error);
  }
};

const create = (path: string, from: string): number => {
  try {
    return openSync(path, 'ax');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return throwUnwritable(from, path, error);
    throw new UsageError(
      `${path} is the journal of another run with the same --run-id, which has left something behind: graph-conformance sweep removes it.`,
    );
  }
};

/**
 * Begins the journal of a run. Nothing is synchronised to the disk: what was written survives the death of the process,
 * and need not survive that of the machine.
 *
 * Where the disk is full in mid-run, nothing further is created: what nobody notes, nobody removes after a crash. But
 * what becomes of the objects that are there is no reason to stop, least of all their removal: without those lines a
 * later sweep looks for what is gone already.
 *
 * @param from the option or the variable that names the folder
 * @throws UsageError where the file cannot be written, or is there already
 */
export const createJournalFile = (folder: string, head: Omit<RunLine, 'kind'>, from = '--journal-dir'): JournalFile => {
  const path = journalPath(folder, head.runId);
  assertJournalFolder(folder, from);
  const file = create(path, from);
  // A line that was cut off must not swallow the next one.
  let torn = false;
  const write = (line: JournalLine): void => {
    try {
      writeSync(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
      torn = false;
    } catch (error) {
      torn = true;
      if (line.kind === 'run' || line.kind === 'intent') throwUnwritable(from, path, error);
    }
  };
  write({ kind: 'run', ...head });
  return {
    path,
    write,
    close(left) {
      closeSync(file);
      if (!left) rmSync(path, { force: true });
    },
  };
};

/** What a journal file tells. */
export interface JournalRecord {
  readonly path: string;
  readonly run: RunLine;
  readonly intents: readonly IntentLine[];
  /** Requests without a mark whose answer never came. */
  readonly unanswered: readonly IntentLine[];
  /** Addresses of objects that were created and not seen to be gone, oldest first. */
  readonly standing: readonly string[];
  /** Numbers of lines that cannot be read; the last one may have been cut off, and is not among them. */
  readonly unreadable: readonly number[];
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // Another process may have finished the job meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

const readJournal = (path: string): JournalRecord | undefined => {
  const lines = textOf(path).split('\n').slice(0, -1).map(parseLine);
  const [run] = lines;
  if (run?.kind !== 'run') return undefined;
  const known = lines.filter((line) => line !== undefined);
  const intents = known.filter((line) => line.kind === 'intent');
  const answered = new Set(known.flatMap((line) => (line.kind === 'answered' ? [line.number] : [])));
  const standing = new Set<string>();
  for (const line of known) {
    if (line.kind === 'created') standing.add(line.url);
    if (line.kind === 'gone') standing.delete(line.url);
  }
  return {
    path,
    run,
    intents,
    unanswered: intents.filter(({ verbatim, number }) => verbatim !== undefined && !answered.has(number)),
    standing: [...standing],
    unreadable: lines.flatMap((line, index) => (line === undefined ? [index + 1] : [])),
  };
};

const namesIn = (folder: string, from: string): readonly string[] => {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UsageError(
      `${from}: ${folder} is no folder that can be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
};

/**
 * The journals in a folder of runs against a target. A file that does not begin as a journal is left alone.
 *
 * @param from the option or the variable that names the folder
 * @throws UsageError where it is no folder
 */
export const readJournals = (
  folder: string | undefined,
  root: URL,
  from = '--journal-dir',
): readonly JournalRecord[] => {
  if (folder === undefined) return [];
  return namesIn(folder, from)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readJournal(join(folder, name)))
    .filter((record) => record !== undefined)
    .filter(({ run }) => sameRoot(run.target, root));
};

const sameRoot = (target: string, { href }: URL): boolean => target.replace(/\/$/, '') === href.replace(/\/$/, '');
