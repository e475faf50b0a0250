import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../target/index.ts';
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

const cannotWrite = (error: unknown): UsageError =>
  new UsageError(`--journal-dir: the journal cannot be written: ${(error as Error).message}.`);

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw cannotWrite(error);
  }
};

const create = (path: string): number => {
  try {
    return openSync(path, 'ax');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(error);
    throw new UsageError(
      `${path} is the journal of another run with the same --run-id, which has left something behind: graph-conformance sweep removes it.`,
    );
  }
};

/**
 * Begins the journal of a run. Nothing is synchronised to the disk: what was written survives the death of the process,
 * and need not survive that of the machine.
 *
 * @throws UsageError where the file cannot be written, or is there already
 */
export const createJournalFile = (folder: string, head: Omit<RunLine, 'kind'>): JournalFile => {
  const path = journalPath(folder, head.runId);
  makeFolder(folder);
  const file = create(path);
  const write = (line: JournalLine): void => void writeSync(file, `${JSON.stringify(line)}\n`);
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

/** The journals in a folder of runs against a target. A file that does not begin as a journal is left alone. */
export const readJournals = (folder: string | undefined, root: URL): readonly JournalRecord[] => {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readJournal(join(folder, name)))
    .filter((record) => record !== undefined)
    .filter(({ run }) => sameRoot(run.target, root));
};

const sameRoot = (target: string, { href }: URL): boolean => target.replace(/\/$/, '') === href.replace(/\/$/, '');
