import type { Origin } from './origins.ts';
import { UsageError } from './usage-error.ts';

/** What the system says of a file or a folder that it does not write. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is in the way',
  EISDIR: 'a folder is in the way',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  ENOTEMPTY: 'a folder is in the way',
  EPERM: 'there is no permission',
  ERR_FS_EISDIR: 'a folder is in the way',
  EROFS: 'the file system is read-only',
};

interface FileError extends NodeJS.ErrnoException {
  readonly dest?: string;
}

/** Whether an error is one of files: any other one is a fault of the suite. */
const isFileError = (error: unknown): error is FileError =>
  error instanceof Error && 'code' in error && 'syscall' in error;

/** Where it went wrong; what is written first has another name than what comes of it. */
const pathIn = ({ path, dest }: FileError): string | undefined => (dest ?? path)?.replace(/\.([^\\/]+)\.part$/, '$1');

/**
 * Why something could not be written, in one sentence.
 *
 * @param from the option or the variable that says where to
 * @param path what it says
 * @returns undefined for an error that is not one of files
 */
export const whyUnwritable = (from: string, path: string, error: unknown): string | undefined => {
  if (!isFileError(error)) return undefined;
  const { code = '', message } = error;
  return `${from}: ${pathIn(error) ?? path} cannot be written: ${words[code] ?? message}.`;
};

/**
 * Turns an error of files into one that names who chose the path; any other one stays as it is.
 *
 * @throws always
 */
export const throwUnwritable = (from: string, path: string, error: unknown): never => {
  const why = whyUnwritable(from, path, error);
  throw why === undefined ? error : new UsageError(why);
};

/** What to name in a message about a setting: the variable that set it, or else its option. */
export const namedBy = (origins: readonly Origin[], option: string): string => {
  const from = origins.find(({ name }) => name === option)?.from ?? 'default';
  return from === 'default' ? `--${option}` : from;
};
