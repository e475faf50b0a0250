import { readFileSync } from 'node:fs';
import { judgedAnything } from '../reporters/index.ts';
import { validate } from '../schemas/index.ts';
import { readUserJson, UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../reporters/conformance.schema.json', import.meta.url), 'utf8'),
) as object;

const knownVersion = 1;

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
  const value = readUserJson(path);
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
      (keyword === 'required' && /^\/(?:results|shard)\//.test(pointer)),
  );
  if (violation !== undefined) throw new UsageError(`${path}: ${violation.pointer} ${violation.message}.`);
  return value as Report;
};

/**
 * Reads a `conformance.json` that is to be compared with another one. One in which nothing was judged would pass for one
 * without findings.
 *
 * @throws UsageError as `readReport` does, and where nothing was judged
 */
export const readVerdicts = (path: string): Report => {
  const report = readReport(path);
  if (judgedAnything(report)) return report;
  const why = report.cutShort === undefined ? '' : `: ${report.cutShort}`;
  throw new UsageError(
    `${path}: nothing was judged in that run, and there is nothing to compare${why.replace(/\.$/, '')}.`,
  );
};
