import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

const textOf = (path: string, folder: string): string => {
  try {
    // Editors and shells of Windows begin a file with a byte order mark, which JSON does not know.
    return readFileSync(resolve(folder, path), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path}: the file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
};

/**
 * A JSON file that the user named.
 *
 * @param path as the user wrote it, for messages
 * @param folder that the path starts from, unless it is absolute
 * @throws UsageError with path and line. Node's message is not told: it quotes the text, and that may hold a secret.
 */
export const readUserJson = (path: string, folder = '.'): unknown => {
  const text = textOf(path, folder);
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const line = position === undefined ? '' : `, line ${text.slice(0, Number(position)).split('\n').length}`;
    throw new UsageError(`${path}${line}: the file is not JSON.`);
  }
};
