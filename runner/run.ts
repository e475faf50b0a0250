import type { Contract, Entity, Operation } from '../schemas/index.ts';
import { type Client, createClient, createGovernor, createRedactor, type Exchange, intuneBudgets, isLoopback, isWrite, type Settings, UsageError } from '../target/index.ts';
import { ClauseBroken, decide, type Report, type Result, type Verdict } from '../verdicts/index.ts';
import { createAllowance } from './allowance.ts';
import { type Collection, createCollection, statusOf } from './collection.ts';
import { conduct } from './conduct.ts';
import { findingOf } from './finding.ts';
import type { History } from './history.ts';
import { createJournal, type Journal } from './journal.ts';
import { type Broken, judgeAddress, judgeOne } from './judge.ts';
import { createPartsEnded, type PartsEnded } from './parts-ended.ts';
import { createPatience } from './patience.ts';
import { planFor } from './plan.ts';
import type { JudgeContext, Registered } from './requirement.ts';
import { TargetUnreachable } from './target-unreachable.ts';
import { createWorkbench, type OwnWorkbench } from './workbench.ts';

/** Where a run goes; the settings' target, or the embedded mock's address. */
export interface TargetAddress {
  readonly root: URL;
  readonly token: string;
  readonly readerToken: string | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

export interface RunOptions {
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly contract: Contract;
  readonly checks: readonly Registered[];
  readonly version: string;
}

/** An address of the run: a requirement on an operation. */
export interface Address {
  readonly check: Registered;
  readonly operation: Operation;
}

export interface Run {
  readonly addresses: readonly Address[];
  /** Waits until everything is recorded that the address is judged by, and judges it. */
  verdictOf(address: Address): Promise<Result>;
  /** Ends the run: removes what is left and sums up. Addresses that were not asked for are judged now. */
  finish(): Promise<Report>;
}

/** Milliseconds a change may take to become visible, an answer to arrive, the weather to clear. */
const visibilityMs = 5_000;
const deadlineMs = 30_000;
const weatherMs = 120_000;

/** Writes that may be spent on making findings small, beyond the plan. */
const allowances = { smoke: 60, standard: 240, deep: 1_000 } as const;

interface EntityRun {
  readonly entity: Entity;
  readonly collection: Collection;
  readonly parts: PartsEnded;
  readonly workbench: OwnWorkbench;
  readonly done: Promise<void>;
}

const createClientFor = ({ settings, target }: RunOptions): Client =>
  createClient({
    token: target.token,
    readerToken: target.readerToken,
    governor: createGovernor(isLoopback(target.root) ? undefined : intuneBudgets),
    redact: createRedactor({ GRAPH_TOKEN: target.token, GRAPH_READER_TOKEN: target.readerToken }),
    deadlineMs,
    patienceMs: weatherMs,
    heartbeat: target.root.href,
    concurrency: settings.concurrency,
  });

/** All addresses of the contract that the settings select, in the order of the ledger. */
export const addressesOf = (contract: Contract, checks: readonly Registered[], settings: Settings): readonly Address[] =>
  checks.flatMap((check) =>
    contract.operations
      .filter((operation) => check.on(operation) && settings.selects(check.requirement.id, operation.id))
      .map((operation) => ({ check, operation })),
  );

/**
 * One request before all others.
 *
 * @throws TargetUnreachable when nobody answers, UsageError when the token is refused
 */
const knock = async (collection: Collection): Promise<void> => {
  const exchange = await collection.call({
    operation: collection.entity.operations.list,
    purpose: 'knocks at the door',
    url: collection.collectionUrl(),
  });
  if (exchange.answer === undefined) throw new TargetUnreachable(new URL(exchange.request.url).origin, statusOf(exchange));
  if (exchange.answer.status === 401) {
    throw new UsageError(`GRAPH_TOKEN is refused by ${new URL(exchange.request.url).origin} (401): it may be expired, or meant for another service.`);
  }
};

/** Starts a run: after the first answer everything is fired in the background, and verdicts can be asked for. */
export const startRun = async (options: RunOptions): Promise<Run> => {
  const { settings, target, contract, checks } = options;
  const startedAt = new Date();
  const started = performance.now();
  const client = createClientFor(options);
  const journal = createJournal();
  const identity = { seed: settings.seed, runId: settings.runId };
  const allowance = createAllowance(allowances[settings.profile]);
  const context = { contract, profile: settings.profile, run: identity, hasReader: target.readerToken !== undefined };
  const addresses = addressesOf(contract, checks, settings);
  const involved = contract.entities.filter((entity) => addresses.some(({ operation }) => operation.entity === entity));
  const collections = involved.map((entity) =>
    createCollection({ entity, client, root: target.root, parameters: target.parameters, patience: createPatience(visibilityMs), journal }),
  );
  if (collections[0] !== undefined) await knock(collections[0]);

  const exchanges = (operationId: string) =>
    client.exchanges.filter(({ operation }) => operation === operationId).sort((a, b) => a.number - b.number);
  const runs = new Map<Entity, EntityRun>();
  for (const collection of collections) {
    const { entity } = collection;
    const parts = createPartsEnded();
    const plan = planFor(entity, checks, settings.selects, context);
    const done = conduct({ plan, collection, run: identity, profile: settings.profile, allowance, exchanges, ended: parts.ended }).catch(parts.failed);
    runs.set(entity, { entity, collection, parts, done, workbench: createWorkbench({ collection, run: identity, allowance, after: parts.after }) });
  }

  const results = new Map<string, Promise<Result>>();
  const verdictOf = (address: Address): Promise<Result> => {
    const key = `${address.check.requirement.id}/${address.operation.id}`;
    const known = results.get(key) ?? judge(address, options, runs);
    results.set(key, known);
    return known;
  };

  return {
    addresses,
    verdictOf,
    async finish() {
      const all = await Promise.all(addresses.map(verdictOf));
      const histories: History[] = [];
      for (const { done, workbench, parts } of runs.values()) {
        await done;
        await workbench.close();
        const history = await parts.after('misuse').catch(() => undefined);
        if (history !== undefined) histories.push(history);
      }
      return reportOf(options, { client, journal, results: all, histories, startedAt, durationMs: Math.round(performance.now() - started) });
    },
  };
};

const judge = async ({ check, operation }: Address, { contract, settings, target }: RunOptions, runs: ReadonlyMap<Entity, EntityRun>): Promise<Result> => {
  const { id, level } = check.requirement;
  const base = { id, operation: operation.id, level };
  const run = runs.get(operation.entity);
  if (run === undefined) throw new Error(`${id}/${operation.id} is not part of this run`);
  const verdict = (outcome: Parameters<typeof decide>[0]['outcome']): Verdict => decide({ outcome, level, strict: settings.strict, waived: false });
  try {
    const history = await run.parts.after(check.after);
    const judged = (other: string): boolean => settings.selects(other, operation.id);
    const context: JudgeContext = { contract, entity: operation.entity, operation, history, judged };
    const judgement = judgeAddress(check, context, { hasReader: target.readerToken !== undefined });
    const told = {
      ...(judgement.reason === undefined ? {} : { reason: judgement.reason }),
      ...(judgement.observed === undefined ? {} : { observed: judgement.observed }),
    };
    const finding = judgement.broken.length === 0 ? {} : { finding: await evidence(check, context, judgement.broken, run.workbench) };
    return { ...base, verdict: verdict(judgement.outcome), requests: judgement.requests, ...told, ...finding };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...base, verdict: verdict('error'), requests: 0, reason: `the suite broke: ${reason}` };
  }
};

const evidence = async (check: Registered, context: JudgeContext, broken: readonly Broken[], workbench: OwnWorkbench) => {
  const [first] = broken;
  if (first === undefined) throw new Error('there is nothing to show');
  const { seen: own } = first;
  // What is judged as more than one request and its answer cannot be sent again in smaller form.
  const repeatable = own.of === own.observation || own.of === own.wish;
  const smallest = repeatable
    ? await workbench.minimise(own, (seen) => judgeOne(check, seen, context) instanceof ClauseBroken)
    : { seen: own };
  const said = judgeOne(check, smallest.seen, context);
  return findingOf(broken, smallest, said instanceof ClauseBroken ? said : first.clause, context);
};

/** Repeated requests count as often as they were sent: the service counts them too. */
const sendings = (exchanges: readonly Exchange[]): number => exchanges.reduce((sum, { attempts }) => sum + attempts, 0);

interface Tally {
  readonly client: Client;
  readonly journal: Journal;
  readonly results: readonly Result[];
  readonly histories: readonly History[];
  readonly startedAt: Date;
  readonly durationMs: number;
}

const reportOf = ({ settings, target, version }: RunOptions, tally: Tally): Report => {
  const { client, journal, results, histories } = tally;
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const leftovers = [...journal.leftovers.map(({ url }) => url), ...histories.flatMap(({ unclaimed }) => unclaimed)];
  return {
    schemaVersion: 1,
    suite: { name: 'graph-conformance', version },
    target: { baseUrl: target.root.href.replace(/\/$/, '') },
    profile: settings.profile,
    seed: settings.seed,
    strict: settings.strict,
    startedAt: tally.startedAt.toISOString(),
    durationMs: tally.durationMs,
    totals: {
      requests: sendings(client.exchanges),
      writes: sendings(client.exchanges.filter(({ request }) => isWrite(request.method))),
      created: journal.created,
      deleted: journal.deleted,
      leftover: leftovers.length,
      throttled: client.throttled,
      verdicts,
    },
    ...(leftovers.length === 0 ? {} : { leftovers: leftovers.map((url) => ({ url })) }),
    results,
  };
};

