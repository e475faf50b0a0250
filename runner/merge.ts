import type { Contract } from '../schemas/index.ts';
import { runIdOf, UsageError } from '../target/index.ts';
import type { Report, Result, ShardRecord, Totals, Verdict } from '../verdicts/index.ts';
import { causesAmong } from './causes.ts';
import { latencyOf } from './latency.ts';
import { wasKilled } from './not-over.ts';
import { visibilityOf } from './visibility.ts';

/** A report with where it was read. */
export interface ReportFile {
  readonly path: string;
  readonly report: Report;
}

interface Part extends ReportFile {
  readonly shard: ShardRecord;
}

const nameOf = ({ number, of }: Pick<ShardRecord, 'number' | 'of'>): string => `shard ${number}/${of}`;

const partIn = ({ path, report }: ReportFile): Part => {
  const { shard } = report;
  if (shard === undefined) throw new UsageError(`${path}: the report is of a whole run, and merge joins shards.`);
  return { path, report, shard };
};

/** What all shards of a run have in common, as text; the embedded mock listens elsewhere in each. */
const common: Readonly<Record<string, (part: Part) => string>> = {
  'version of the suite': ({ report }) => report.suite.version,
  target: ({ report: { target } }) => (target.embedded === true ? 'the embedded mock' : target.baseUrl),
  'folder of entities': ({ report }) => report.schemas ?? "the suite's own",
  'choice of addresses': ({ report: { only } }) => only?.join(' ') ?? 'everything',
  profile: ({ report }) => report.profile,
  seed: ({ report }) => `${report.seed}`,
  'budget of writes': ({ report: { budget } }) => `${budget?.writes ?? 'not told'}`,
  'way to count warnings': ({ report }) => (report.strict ? '--strict' : 'without --strict'),
  'number of shards': ({ shard }) => `${shard.of}`,
};

/** @throws UsageError where the reports are not those of all shards of one run, each once */
const assertOneRun = (parts: readonly [Part, ...Part[]]): void => {
  const [first] = parts;
  for (const part of parts) {
    for (const [what, read] of Object.entries(common)) {
      if (read(part) === read(first)) continue;
      throw new UsageError(`${part.path}: its ${what} is ${read(part)}, and that of ${first.path} is ${read(first)}.`);
    }
  }
  for (const part of parts) {
    const twin = parts.find((other) => other !== part && other.shard.number === part.shard.number);
    if (twin !== undefined) throw new UsageError(`${part.path} and ${twin.path} are both ${nameOf(part.shard)}.`);
  }
  const { of } = first.shard;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter(
    (number) => !parts.some(({ shard }) => shard.number === number),
  );
  if (missing.length === 0) return;
  const names = missing.map((number) => `${number}/${of}`).join(', ');
  throw new UsageError(missing.length === 1 ? `Shard ${names} is missing.` : `Shards ${names} are missing.`);
};

/** The id of the run, where the shards were given one; each has its number behind it. */
const runIdIn = (parts: readonly Part[]): string | undefined => {
  const [id, ...others] = new Set(
    parts.map(({ report: { runId = '' }, shard }) => {
      const suffix = runIdOf('', shard);
      return runId.endsWith(suffix) ? runId.slice(0, -suffix.length) : runId;
    }),
  );
  return others.length > 0 || id === '' ? undefined : id;
};

/** The parents that all shards were told alike: each may have its own. */
const parentsIn = ([first, ...others]: readonly [Part, ...Part[]]): NonNullable<Report['parents']> =>
  Object.fromEntries(
    Object.entries(first.report.parents ?? {}).filter(([option, id]) =>
      others.every(({ report }) => report.parents?.[option] === id),
    ),
  );

const sum = (parts: readonly Part[], read: (totals: Totals) => number): number =>
  parts.reduce((total, { report }) => total + read(report.totals), 0);

const countVerdicts = (results: readonly Result[]): Totals['verdicts'] => {
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return verdicts;
};

/** In the order of the ledger, as a whole run tells them. */
const arranged = <T>(items: readonly T[], addressOf: (item: T) => string, contract: Contract): readonly T[] => {
  const ids = contract.requirements.map(({ id }) => id);
  const names = contract.operations.map(({ id }) => id);
  const place = (item: T): number => {
    const [id = '', name = ''] = addressOf(item).split('/');
    return ids.indexOf(id) * names.length + names.indexOf(name);
  };
  return items.toSorted((a, b) => place(a) - place(b));
};

const addressOf = ({ id, operation }: Result): string => `${id}/${operation}`;

/** The results with pointers across the shards: the finding to read first may be another shard's. */
const resultsOf = (parts: readonly Part[], contract: Contract): readonly Result[] => {
  const symptoms = arranged(
    parts.flatMap(({ shard }) => shard.symptoms),
    ({ address }) => address,
    contract,
  );
  const causes = causesAmong(symptoms, contract);
  const results = parts.flatMap(({ report }) => report.results);
  return arranged(results, addressOf, contract).map((result) => {
    if (result.finding === undefined) return result;
    const { sameAs: _, ...finding } = result.finding;
    const sameAs = causes.get(addressOf(result));
    return { ...result, finding: sameAs === undefined ? finding : { ...finding, sameAs } };
  });
};

/** What all shards have measured, by operation. */
const timesOf = (
  parts: readonly Part[],
  read: (shard: ShardRecord) => Readonly<Record<string, readonly number[]>>,
): ReadonlyMap<string, readonly number[]> => {
  const times = new Map<string, readonly number[]>();
  for (const { shard } of parts) {
    for (const [operation, own] of Object.entries(read(shard)))
      times.set(operation, [...(times.get(operation) ?? []), ...own]);
  }
  return times;
};

const startOf = ({ report }: Part): number => Date.parse(report.startedAt);

/**
 * The report that one run would have given, from those of all its shards: what is counted is added up, what is timed is
 * measured anew, and the causes of findings are looked for among all of them.
 *
 * @throws UsageError where a shard is missing, there twice, or of another run
 */
export const mergeReports = (files: readonly ReportFile[], contract: Contract): Report => {
  const [first, ...others] = files.map(partIn).toSorted((a, b) => a.shard.number - b.shard.number);
  if (first === undefined) throw new UsageError('merge needs the report folder of each shard.');
  const parts = [first, ...others] as const;
  assertOneRun(parts);
  const results = resultsOf(parts, contract);
  const earliest = Math.min(...parts.map(startOf));
  const latency = latencyOf(timesOf(parts, ({ answerMs }) => answerMs));
  const visibility = visibilityOf(timesOf(parts, ({ visibleMs }) => visibleMs));
  const runId = runIdIn(parts);
  const metadata = parts.find(({ report }) => report.metadata !== undefined)?.report.metadata;
  const unclear = sum(parts, ({ unclear: some = 0 }) => some);
  const leftovers = parts.flatMap(({ report }) => report.leftovers ?? []);
  const ends = parts.flatMap(({ report: { cutShort }, shard }) =>
    cutShort === undefined ? [] : [`${nameOf(shard)}: ${cutShort}`],
  );
  const { schemaVersion, suite, target, schemas, profile, seed, strict, budget, only, allowWrites } = first.report;
  const parents = parentsIn(parts);
  return {
    schemaVersion,
    suite,
    target,
    ...(schemas === undefined ? {} : { schemas }),
    profile,
    seed,
    ...(runId === undefined ? {} : { runId }),
    strict,
    ...(budget === undefined ? {} : { budget }),
    ...(only === undefined ? {} : { only }),
    ...(allowWrites === undefined ? {} : { allowWrites }),
    ...(Object.keys(parents).length === 0 ? {} : { parents }),
    startedAt: new Date(earliest).toISOString(),
    durationMs: Math.max(...parts.map((part) => startOf(part) + part.report.durationMs)) - earliest,
    totals: {
      requests: sum(parts, ({ requests }) => requests),
      writes: sum(parts, ({ writes }) => writes),
      created: sum(parts, ({ created }) => created),
      deleted: sum(parts, ({ deleted }) => deleted),
      leftover: sum(parts, ({ leftover }) => leftover),
      ...(unclear === 0 ? {} : { unclear }),
      throttled: sum(parts, ({ throttled }) => throttled),
      waitedMs: {
        budget: sum(parts, ({ waitedMs }) => waitedMs.budget),
        weather: sum(parts, ({ waitedMs }) => waitedMs.weather),
      },
      verdicts: countVerdicts(results),
    },
    ...(latency.length === 0 ? {} : { latency }),
    ...(visibility.length === 0 ? {} : { visibility }),
    ...(leftovers.length === 0 ? {} : { leftovers }),
    ...(ends.length === 0 ? {} : { cutShort: ends.join('; ') }),
    ...(metadata === undefined ? {} : { metadata }),
    results,
  };
};

/** Whether one of the shards was killed, so that what it had still to judge has no verdict at all. */
export const someKilled = (files: readonly ReportFile[]): boolean => files.some(({ report }) => wasKilled(report));
