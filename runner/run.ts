import { join } from 'node:path';
import type { Contract, Entity } from '../schemas/index.ts';
import { isWrite, redactValue, type Settings } from '../target/index.ts';
import { checkMetadata, type Report, type Result } from '../verdicts/index.ts';
import { type Address, addressesOf, keyOf } from './address.ts';
import { createAllowance } from './allowance.ts';
import { createClientFor, type TargetAddress } from './client-for.ts';
import { createCollection } from './collection.ts';
import { conduct } from './conduct.ts';
import { type DatedExchange, datedSender } from './dated.ts';
import { hidingOf } from './hiding.ts';
import type { History } from './history.ts';
import { knock } from './knock.ts';
import { unfinishedReport } from './not-over.ts';
import { createPartsEnded, type PartsEnded } from './parts-ended.ts';
import { createPatience } from './patience.ts';
import { plansOfRun } from './plans-of-run.ts';
import { probe } from './probe.ts';
import { look, withoutWrites } from './read-only.ts';
import type { Registered } from './requirement.ts';
import { stoppable } from './stopping.ts';
import { sumUp } from './sum-up.ts';
import { assertTraceable, openTraces } from './traces.ts';
import { createVerdicts } from './verdicts-of-run.ts';
import { createWorkbench, type OwnWorkbench } from './workbench.ts';
import { allowances } from './writes-planned.ts';

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

/** Below the working directory, beside the journals. */
const metadataCache = join('.graph-conformance', 'metadata');

/** What the run of one entity gives to those who judge. */
interface EntityRun {
  readonly parts: PartsEnded;
  readonly workbench: OwnWorkbench;
  readonly done: Promise<void>;
}

/** Starts a run: after the first answer everything is fired in the background, and verdicts can be asked for. */
export const startRun = async (options: RunOptions): Promise<Run> => {
  const { settings, target, contract, checks } = options;
  assertTraceable({ settings, target, journalDir: options.journalDir });
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
  const starts = collections.map((collection) => ({
    entity: collection.entity,
    collection,
    start: settings.writes ? probe(collection, identity) : look(collection),
  }));
  const plans = plansOfRun({
    settings,
    contract,
    checks,
    context,
    starts,
    spent: () => client.exchanges.filter(({ request }) => isWrite(request.method)).length + journal.leftovers.length,
  });
  const tooLate = (): string | undefined =>
    settings.maxTimeMs !== undefined && performance.now() - started > settings.maxTimeMs
      ? `not reached within ${settings.maxTimeMs / 1_000} s`
      : undefined;
  const runs = new Map<Entity, EntityRun>();
  for (const { entity, collection, start } of starts) {
    const parts = createPartsEnded();
    // Each entity has a share of its own: who gets the last write must not depend on which of them is quicker.
    const allowance = createAllowance(
      Math.floor(allowances[settings.profile] / collections.length / (settings.shard?.working ?? 1)),
    );
    const conducted = async (): Promise<void> => {
      const [begun, cut] = await Promise.all([start, plans]);
      const plan = cut.find((one) => one.entity === entity);
      if (plan === undefined) throw new Error(`${entity.name} has no plan`);
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
      await conduct(job, begun);
    };
    const done = conducted().catch(parts.failed);
    runs.set(entity, {
      parts,
      done,
      workbench: createWorkbench({ collection, run: identity, allowance, after: parts.after }),
    });
  }

  const runOf = (address: Address): EntityRun => {
    const run = runs.get(address.operation.entity);
    if (run === undefined) throw new Error(`${keyOf(address)} is not part of this run`);
    return run;
  };
  const hide = hidingOf(settings);
  const verdicts = createVerdicts({
    options,
    addresses,
    partsOf: (address) => runOf(address).parts,
    workbenchOf: (address) => runOf(address).workbench,
    exchanges: () => client.exchanges,
    startedAt,
    hide,
  });
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
    verdictOf: verdicts.verdictOf,
    exchanges: () => redactValue(dated.exchanges, hide),
    async soFar() {
      return redactValue(unfinishedReport(tally(await verdicts.soFar())), hide);
    },
    async finish() {
      const all = await Promise.all(addresses.map(verdicts.verdictOf));
      const histories: History[] = [];
      for (const { done, parts } of runs.values()) {
        await done;
        const history = await parts.after('misuse').catch(() => undefined);
        if (history !== undefined) histories.push(history);
      }
      const historyOf = (entity: Entity) => histories.find((history) => history.entity === entity);
      const unclear = await traces.clear((entity) => historyOf(entity)?.standing.get.works ?? true);
      const report = sumUp({
        ...tally(all),
        histories,
        unclear,
        symptoms: settings.shard === undefined ? [] : await verdicts.symptoms(),
        cutShort: signal.aborted && signal.reason instanceof Error ? signal.reason.message : undefined,
      });
      const metadata = settings.checkMetadata
        ? { metadata: await checkMetadata(target.root, contract, { cacheFolder: metadataCache }) }
        : {};
      return redactValue({ ...report, ...metadata }, hide);
    },
  };
};
