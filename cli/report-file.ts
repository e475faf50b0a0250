import { readFileSync } from 'node:fs';
import { validate } from '../schemas/index.ts';
import { UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../reporters/conformance.schema.json', import.meta.url), 'utf8'),
) as object;

const knownVersion = 1;

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: the file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
};

/** Node's message is not told: it quotes the text. */
const parse = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const line = position === undefined ? '' : `, line ${text.slice(0, Number(position)).split('\n').length}`;
    throw new UsageError(`${path}${line}: the file is not JSON.`);
  }
};

const versionIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : undefined;

/** Reports of other versions of the suite say more, or less, than this one's: only what there is has to fit. */
const tolerated: ReadonlySet<string> = new Set(['additionalProperties', 'required']);

/** What has to be there to tell which report it is, and what it says. */
const needed = ['/suite', '/target', '/startedAt', '/results'];

/**
 * Reads a `conformance.json`.
 *
 * @throws UsageError with the file and the place in it
 */
export const readReport = (path: string): Report => {
  const value = parse(path, textOf(path));
  const version = versionIn(value);
  if (version === undefined) throw new UsageError(`${path}: the file is no conformance.json: it has no schemaVersion.`);
  if (version !== knownVersion) {
    throw new UsageError(
      `${path}: /schemaVersion is ${JSON.stringify(version)}, and this version of the suite reads ${knownVersion}.`,
    );
  }
  const [violation] = validate(schema, value).filter(
    ({ keyword, pointer }) =>
      !tolerated.has(keyword) ||
      needed.includes(pointer) ||
      (keyword === 'required' && pointer.startsWith('/results/')),
  );
  if (violation !== undefined) throw new UsageError(`${path}: ${violation.pointer} ${violation.message}.`);
  return value as Report;
};
