import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Contract } from '../schemas/index.ts';
import { type Access, readAccess } from './access.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { type Build, buildIn } from './build.ts';
import { chooseContract } from './chosen-contract.ts';
import { chooseTarget } from './chosen-target.ts';
import { proxyVariables } from './environment.ts';
import { type Given, identifier, oneOf, switchValue, wholeNumber } from './given.ts';
import { type Kept, readHidden, readSecrets } from './kept-secret.ts';
import { type Budgets, budgetsOf, type Limits, limitsOf } from './limits.ts';
import { addressFilter, assertKnownAddresses, isNamedBy } from './only.ts';
import { optionRows } from './options.ts';
import { type Origin, originsOf } from './origins.ts';
import { type LocalDefaults, type Parents, readParents } from './parents.ts';
import { newRunId } from './run-id.ts';
import { isLoopback } from './service-root.ts';
import { runIdOf, type Shard, shardIn, sharedBy } from './shard.ts';
import { createSources, type Environment, type Sources } from './sources.ts';
import { nameOfTargetFile, type TargetFile, type Waiver } from './target-file.ts';
import type { Cloud } from './tokens/index.ts';
import { UsageError } from './usage-error.ts';

export type Profile = 'smoke' | 'standard' | 'deep';

/** Everything a run can be told. */
export interface Settings extends Access, Parents {
  /** Service root with version; undefined means the embedded mock. */
  readonly target: URL | undefined;
  /** What `--target` calls its file; undefined where none was named. */
  readonly name: string | undefined;
  /** Path of the target file; undefined where none was named. */
  readonly file: string | undefined;
  /** Whose tokens the target takes; undefined for a service that is no cloud of Microsoft's. */
  readonly cloud: Cloud | undefined;
  /** Whether anything may be created, changed or deleted. */
  readonly writes: boolean;
  readonly budgets: Budgets;
  readonly limits: Limits;
  /** The folder whose entities are judged, as it was named; undefined for the suite's own. */
  readonly schemas: string | undefined;
  readonly profile: Profile;
  /** Writes that may be planned with; as many as the profile says where undefined. */
  readonly maxWrites: number | undefined;
  /** Milliseconds after which nothing more is tried; undefined for no limit. */
  readonly maxTimeMs: number | undefined;
  readonly seed: number;
  readonly strict: boolean;
  /** What `--only` named, as given; empty means everything. */
  readonly only: readonly string[];
  /** Which part of a run this is; undefined for all of it. */
  readonly shard: Shard | undefined;
  /** Whether `--only` names an address, whosever shard it is; everything is named where nothing is. */
  readonly names: (id: string, operation: string) => boolean;
  /** Whether an address is to be judged: `--only` names it, and it is not another shard's. */
  readonly selects: (id: string, operation: string) => boolean;
  /** Topics, requirements and addresses that have to be judged: blocked or not applicable there fails the run. */
  readonly expected: readonly string[];
  /** Whether an address is among them. */
  readonly expects: (id: string, operation: string) => boolean;
  readonly waivers: readonly Waiver[];
  readonly reportDir: string;
  /** Path of the report to compare with; undefined for none. */
  readonly baseline: string | undefined;
  /** Whether any finding fails the run, or only one that the baseline lacks. */
  readonly failOn: 'any' | 'new';
  /** Whether to write every request and answer to an archive. */
  readonly har: boolean;
  /** The build service that the suite runs in, if it does. */
  readonly build: Build;
  readonly concurrency: number;
  readonly runId: string;
  /** Where a run notes what it creates. */
  readonly journalDir: string;
  /** What no report may show, by the name that stands in its place. */
  readonly secrets: Kept;
  /** What no report may show beside them. */
  readonly hidden: Kept;
  /** Whether to compare the documentation with the service's metadata as well. */
  readonly checkMetadata: boolean;
  /** Whether to write the waivers that the run needs into the target file, for review. */
  readonly updateWaivers: boolean;
  /** The name of a variable that is set and names a proxy, which the suite does not use. */
  readonly proxy: string | undefined;
  /** Every setting as text, with where it came from. */
  readonly origins: readonly Origin[];
}

/** @throws UsageError where there is no file to write to */
const waiversAreWritten = (wanted: boolean, file: TargetFile | undefined): boolean => {
  if (wanted && file === undefined)
    throw new UsageError('--update-waivers: waivers are written into a target file, and --target names none.');
  return wanted;
};

/** @throws UsageError where only new findings are to count, and nothing tells which are new */
const readComparison = ({ given, read }: Sources): Pick<Settings, 'baseline' | 'failOn'> => {
  const baseline = given('baseline')?.text;
  const failOn = read<Settings['failOn']>('fail-on', (value) => oneOf(value, ['any', 'new']), 'any');
  if (failOn === 'new' && baseline === undefined) {
    throw new UsageError(`${given('fail-on')?.from} new: only --baseline FILE tells which findings are new.`);
  }
  return { baseline, failOn };
};

/** @throws UsageError for none at all: whoever wants that wants no probing either */
const readMaxWrites = (given: Given): number => {
  if (/^0+$/.test(given.text)) {
    throw new UsageError(
      `${given.from}: a run that writes needs 1 at least; GRAPH_ALLOW_WRITES=false makes it only read.`,
    );
  }
  return wholeNumber(given, 1, 100_000);
};

/** @throws UsageError for a part of a run that would draw other values than the rest */
const readShard = ({ given }: Sources, contract: Contract): Shard | undefined => {
  const part = given('shard');
  if (part === undefined) return undefined;
  if (given('seed') === undefined) {
    throw new UsageError(`${part.from} ${part.text}: all shards of a run need the same --seed, and none is given.`);
  }
  return shardIn(part, contract);
};

/** @throws UsageError for what can be no mark, alone or with the number of the shard */
const readRunId = ({ given }: Sources, shard: Shard | undefined): string => {
  const { text = newRunId(), from = 'run-id' } = given('run-id') ?? {};
  identifier({ text, from });
  return shard === undefined ? text : identifier({ text: runIdOf(text, shard), from });
};

/** The build service that this process runs in, if it does: for what is printed before there are settings. */
export const thisBuild = (env: Environment = process.env): Build => buildIn(env);

/**
 * The contract that a command line, or the environment, asks for.
 *
 * @throws UsageError for a folder of entities that cannot be used
 */
export const readContract = (args: readonly string[], env: Environment = process.env): Contract =>
  chooseContract(args, env);

/**
 * Reads options, environment and target file. The only reader of the environment in the project.
 *
 * @param local credentials and parents of a target on this machine, where none are given
 * @param folder the working directory, in which target files are looked for
 * @throws UsageError for unknown options, values out of range, and a target without what it needs.
 */
export const readSettings = (
  args: readonly string[],
  contract: Contract,
  local: LocalDefaults | undefined,
  env: Environment = process.env,
  folder: string = process.cwd(),
): Settings => settingsOf(parseArguments(args, optionRows(contract)), contract, local, env, folder);

/** The same for options that were taken out of a command line already, or never stood on one. */
export const settingsOf = (
  options: Arguments,
  contract: Contract,
  local: LocalDefaults | undefined,
  env: Environment = process.env,
  folder: string = process.cwd(),
): Settings => {
  const rows = optionRows(contract);
  const only = options.only ?? [];
  assertKnownAddresses(only, '--only', contract);
  const target = chooseTarget(options, env, folder, contract);
  const { root, file } = target;
  const sources = createSources(rows, options, env, file);
  const { read } = sources;
  const isLocal = root === undefined || isLoopback(root);
  const defaults = isLocal ? local : undefined;
  const writes = read('allow-writes', switchValue, isLocal);
  const { document = {} } = file ?? {};
  const expected = document.expect?.judged ?? [];
  const shard = readShard(sources, contract);
  const budgets = sharedBy(budgetsOf(document, isLocal), shard?.working ?? 1);
  const named = addressFilter(only);
  const limits = limitsOf(document);
  return {
    target: root,
    name: file === undefined ? undefined : nameOfTargetFile(file.path),
    file: file?.path,
    cloud: target.cloud,
    ...readAccess(target, sources, env, defaults),
    ...readParents(contract, sources, { needed: root !== undefined, writes }, defaults),
    writes,
    budgets,
    limits,
    schemas: sources.given('schemas')?.text,
    profile: read<Profile>('profile', (value) => oneOf(value, ['smoke', 'standard', 'deep']), 'standard'),
    maxWrites: read<number | undefined>('max-writes', readMaxWrites, undefined),
    maxTimeMs: read<number | undefined>('max-time', (value) => wholeNumber(value, 1, 86_400) * 1_000, undefined),
    seed: read('seed', (value) => wholeNumber(value, 0, 2_147_483_647), randomInt(2_147_483_647)),
    strict: read('strict', switchValue, false),
    only,
    shard,
    names: named,
    selects: (id, operation) => named(id, operation) && shard?.operations.has(operation) !== false,
    expected,
    expects: (id, operation) => isNamedBy(expected, id, operation),
    waivers: file?.waivers ?? [],
    reportDir: read('report-dir', ({ text }) => text, 'reports'),
    ...readComparison(sources),
    har: read('har', switchValue, false),
    build: buildIn(env),
    concurrency: read('concurrency', (value) => wholeNumber(value, 1, 64), 8),
    runId: readRunId(sources, shard),
    journalDir: read('journal-dir', ({ text }) => text, join('.graph-conformance', 'journal')),
    secrets: readSecrets(env),
    hidden: readHidden(sources),
    checkMetadata: read('check-metadata', switchValue, false),
    updateWaivers: waiversAreWritten(read('update-waivers', switchValue, false), file),
    proxy: proxyVariables.find((name) => env[name]),
    origins: originsOf(rows, sources, env, file, { budgets, limits }),
  };
};
