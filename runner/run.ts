import { join } from 'node:path';
import type { Contract, Entity, Operation } from '../schemas/index.ts';
import { isWrite, redactValue, type Settings } from '../target/index.ts';
import { checkMetadata, type Report, type Result } from '../verdicts/index.ts';
import { createAllowance } from './allowance.ts';
import { causesOf, symptomsOf } from './causes.ts';
import { createClientFor, type TargetAddress } from './client-for.ts';
import { type Collection, createCollection } from './collection.ts';
import { conduct } from './conduct.ts';
import { type DatedExchange, datedSender } from './dated.ts';
import { hidingOf } from './hiding.ts';
import type { History } from './history.ts';
import { knock } from './knock.ts';
import { unfinishedReport } from './not-over.ts';
import { createPartsEnded, type PartsEnded } from './parts-ended.ts';
import { createPatience } from './patience.ts';
import { cutPlans, planFor } from './plan.ts';
import { type Probe, probe, writesOfProbe } from './probe.ts';
import { look, withoutWrites } from './read-only.ts';
import type { Registered } from './requirement.ts';
import { stoppable } from './stopping.ts';
import { sumUp } from './sum-up.ts';
import { openTraces } from './traces.ts';
import { type Address, type Judged, judgementOf, type VerdictOptions, verdictOf } from './verdict.ts';
import { createWorkbench, type OwnWorkbench } from './workbench.ts';

export interface RunOptions {
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly contract: Contract;
  readonly checks: readonly Registered[];
  readonly version: string;
  /** Milliseconds a change may take to become visible; as the settings say unless given. */
  readonly visibilityMs?: number;
  /** Milliseconds an answer may take to arrive; as the settings say unless given. */
  readonly deadlineMs?: number;
  /** Milliseconds a target that went down gets to come back, 10 s unless given. */
  readonly restartMs?: number;
  /** Ends the run before its time: it is given with a RunInterrupted, whose message is the reason in the report. */
  readonly signal?: AbortSignal;
  /** The folder of journal files; without one, nothing tells later what a killed run has left. */
  readonly journalDir?: string;
}

export interface Run {
  /** What happened before the run could begin; a sentence each. */
  readonly notes: readonly string[];
  readonly addresses: readonly Address[];
  /** Waits until everything is recorded that the address is judged by, and judges it. */
  verdictOf(address: Address): Promise<Result>;
  /** Everything that was sent so far, in the order of sending, without what nobody is to read. */
  exchanges(): readonly DatedExchange[];
  /**
   * The report of what can be judged by now, without waiting for anything; it says of itself that the run is not over.
   * Findings that were not made small yet are told as they were seen.
   */
  soFar(): Promise<Report>;
  /** Ends the run: removes what is left and sums up. Addresses that were not asked for are judged now. */
  finish(): Promise<Report>;
}

/** Writes that all entities together may plan with, where nothing else is said. */
const plannedWrites = { smoke: 60, standard: 300, deep: 1_600 } as const;

/**
 * On a service of this machine nothing rations writes, and `standard` tries all there is. The embedded target does not
 * count: a run against it is what a tenant would be sent.
 */
const writesPlannedBy = ({ maxWrites, profile, target, budgets }: Settings): number =>
  maxWrites ??
  plannedWrites[profile === 'standard' && target !== undefined && budgets === undefined ? 'deep' : profile];

/** Writes that all entities together may spend on making findings small, beyond the plan. */
const allowances = { smoke: 60, standard: 240, deep: 1_000 } as const;

/** Below the working directory, beside the journals. */
const metadataCache = join('.graph-conformance', 'metadata');

interface EntityRun {
  readonly entity: Entity;
  readonly collection: Collection;
  readonly parts: PartsEnded;
  readonly workbench: OwnWorkbench;
  readonly done: Promise<void>;
}

/** All addresses of the contract that the settings select, in the order of the ledger. */
export const addressesOf = (
  contract: Contract,
  checks: readonly Registered[],
  settings: Settings,
): readonly Address[] =>
  checks.flatMap((check) =>
    contract.operations
      .filter((operation) => check.on(operation) && settings.selects(check.requirement.id, operation.id))
      .map((operation) => ({ check, operation })),
  );

const keyOf = ({ check, operation }: Address): string => `${check.requirement.id}/${operation.id}`;

const oncePerAddress = <T>(make: (address: Address) => Promise<T>): ((address: Address) => Promise<T>) => {
  const made = new Map<string, Promise<T>>();
  return (address) => {
    const known = made.get(keyOf(address)) ?? make(address);
    made.set(keyOf(address), known);
    return known;
  };
};

/** Starts a run: after the first answer everything is fired in the background, and verdicts can be asked for. */
export const startRun = async (options: RunOptions): Promise<Run> => {
  const { settings, target, contract, checks } = options;
  const startedAt = new Date();
  const started = performance.now();
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const client = await createClientFor(settings, target, {
    ...options,
    signal,
    contract,
    giveUp: (reason) => ending.abort(reason),
  });
  const dated = datedSender(client);
  const gate = stoppable(dated, signal);
  const identity = { seed: settings.seed, runId: settings.runId };
  const context = { contract, profile: settings.profile, run: identity, hasReader: target.readerToken !== undefined };
  const addresses = addressesOf(contract, checks, settings);
  const involved = contract.entities.filter((entity) => addresses.some(({ operation }) => operation.entity === entity));
  const patience = createPatience(options.visibilityMs ?? settings.limits.visibilityMs);
  await knock(gate, target, involved);
  const traces = await openTraces({
    settings,
    target,
    contract,
    entities: involved,
    version: options.version,
    startedAt,
    journalDir: options.journalDir,
    gate,
    client: dated,
    patience,
  });
  const { journal, parameters } = traces;
  const collections = involved.map((entity) =>
    createCollection({
      entity,
      client: gate,
      root: target.root,
      parameters,
      patience: createPatience(options.visibilityMs ?? settings.limits.visibilityMs),
      journal,
    }),
  );

  const exchanges = (operationId: string) =>
    client.exchanges.filter(({ operation }) => operation === operationId).sort((a, b) => a.number - b.number);
  const starts = collections.map(
    (collection): Promise<Probe> => (settings.writes ? probe(collection, identity) : look(collection)),
  );
  for (const start of starts) start.catch(() => undefined);
  const { shard } = settings;
  // Shards never meet: each makes the plan of the whole run, and sends its own part of it.
  const planned = shard === undefined ? involved : contract.entities;
  const wholePlans = planned.map((entity) => planFor(entity, checks, settings.names, context));
  const maxWrites = writesPlannedBy(settings);
  // What the first requests tell comes into the plan: no write is reserved for what is not there.
  const plans = Promise.allSettled(starts).then((probes) => {
    const standing = new Map(
      probes.map((one, i) => [collections[i]?.entity, one.status === 'fulfilled' ? one.value.standing : undefined]),
    );
    const isThere = ({ entity, kind }: Operation): boolean => standing.get(entity)?.[kind].routed !== false;
    const why = `not reached within ${maxWrites} writes`;
    if (shard !== undefined) {
      // What is there of the others' operations is not known here.
      const left = Math.max(0, maxWrites - writesOfProbe * planned.length);
      const isOwn = (operation: Operation): boolean => shard.operations.has(operation.id) && isThere(operation);
      return cutPlans(wholePlans, left, () => true, why, isOwn);
    }
    const spent = client.exchanges.filter(({ request }) => isWrite(request.method)).length + journal.leftovers.length;
    return cutPlans(wholePlans, Math.max(0, maxWrites - spent), isThere, why);
  });
  const tooLate = (): string | undefined =>
    settings.maxTimeMs !== undefined && performance.now() - started > settings.maxTimeMs
      ? `not reached within ${settings.maxTimeMs / 1_000} s`
      : undefined;
  const runs = new Map<Entity, EntityRun>();
  for (const [i, collection] of collections.entries()) {
    const { entity } = collection;
    const parts = createPartsEnded();
    // Each entity has a share of its own: who gets the last write must not depend on which of them is quicker.
    const allowance = createAllowance(
      Math.floor(allowances[settings.profile] / collections.length / (settings.shard?.working ?? 1)),
    );
    const conducted = async (): Promise<void> => {
      const start = await starts[i];
      const plan = (await plans).find((one) => one.entity === entity);
      if (start === undefined || plan === undefined) throw new Error(`${entity.name} has no plan`);
      const job = {
        plan: settings.writes ? plan : withoutWrites(plan),
        collection,
        run: identity,
        profile: settings.profile,
        concurrency: settings.concurrency,
        allowance,
        exchanges,
        readOnly: !settings.writes,
        tooLate,
        ended: parts.ended,
      };
      await conduct(job, start);
    };
    const done = conducted().catch(parts.failed);
    runs.set(entity, {
      entity,
      collection,
      parts,
      done,
      workbench: createWorkbench({ collection, run: identity, allowance, after: parts.after }),
    });
  }

  const runOf = ({ check, operation }: Address): EntityRun => {
    const run = runs.get(operation.entity);
    if (run === undefined) throw new Error(`${check.requirement.id}/${operation.id} is not part of this run`);
    return run;
  };
  const judge = oncePerAddress(
    (address: Address): Promise<Judged> =>
      judgementOf(address, {
        context: { contract },
        hasReader: target.readerToken !== undefined,
        history: runOf(address).parts.after(address.check.after),
      }),
  );
  let causes: Promise<ReadonlyMap<string, string>> | undefined;
  const findBroken = async () =>
    (await Promise.all(addresses.map(async (address) => ({ ...address, ...(await judge(address)) })))).filter(
      ({ broken }) => broken.length > 0,
    );
  const sentUntil = (number: number) => {
    const sent = client.exchanges.filter((exchange) => exchange.number <= number);
    return { requests: sent.length, writes: sent.filter(({ request }) => isWrite(request.method)).length };
  };
  const hide = hidingOf(settings);
  const verdictWith = async (address: Address, own: Pick<VerdictOptions, 'workbench' | 'sameAs'>): Promise<Result> => {
    const result = await verdictOf(address, await judge(address), {
      strict: settings.strict,
      seed: settings.seed,
      waiver: settings.waivers.find((waiver) => waiver.address === keyOf(address)),
      today: startedAt.toISOString().slice(0, 10),
      expected: settings.expects(address.check.requirement.id, address.operation.id),
      sentUntil,
      ...own,
    });
    return redactValue(result, hide);
  };
  const known = new Set<Address>();
  for (const address of addresses) void judge(address).then(() => known.add(address));
  const decided = new Map<Address, Result>();
  const verdictOnce = oncePerAddress(async (address: Address): Promise<Result> => {
    const result = await verdictWith(address, {
      workbench: runOf(address).workbench,
      sameAs: async () => {
        causes ??= findBroken().then(causesOf);
        return (await causes).get(keyOf(address));
      },
    });
    decided.set(address, result);
    return result;
  });
  const asSeen = oncePerAddress((address: Address) =>
    verdictWith(address, { workbench: { minimise: async (seen) => ({ seen }) }, sameAs: async () => undefined }),
  );
  const tally = (results: readonly Result[]) => ({
    settings,
    target,
    version: options.version,
    client,
    journal,
    results,
    startedAt,
    durationMs: Math.round(performance.now() - started),
  });

  return {
    notes: traces.notes,
    addresses,
    verdictOf: verdictOnce,
    exchanges: () => redactValue(dated.exchanges, hide),
    async soFar() {
      const results = addresses.filter((address) => known.has(address)).map((one) => decided.get(one) ?? asSeen(one));
      return redactValue(unfinishedReport(tally(await Promise.all(results))), hide);
    },
    async finish() {
      const all = await Promise.all(addresses.map(verdictOnce));
      const histories: History[] = [];
      for (const { done, parts } of runs.values()) {
        await done;
        const history = await parts.after('misuse').catch(() => undefined);
        if (history !== undefined) histories.push(history);
      }
      const historyOf = (entity: Entity) => histories.find((history) => history.entity === entity);
      await traces.clear((entity) => historyOf(entity)?.standing.get.works ?? true);
      const report = sumUp({
        ...tally(all),
        histories,
        symptoms: settings.shard === undefined ? [] : (await findBroken()).map(symptomsOf),
        cutShort: signal.aborted && signal.reason instanceof Error ? signal.reason.message : undefined,
      });
      const metadata = settings.checkMetadata
        ? { metadata: await checkMetadata(target.root, contract, { cacheFolder: metadataCache }) }
        : {};
      return redactValue({ ...report, ...metadata }, hide);
    },
  };
};
