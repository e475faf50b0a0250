import type { Contract, Operation } from '../schemas/index.ts';
import { type Exchange, redactValue, type Settings, UsageError } from '../target/index.ts';
import type { Outcome } from '../verdicts/index.ts';
import { needsObject } from './case.ts';
import { createClientFor, type TargetAddress } from './client-for.ts';
import { createCollection } from './collection.ts';
import { historyAfter } from './conduct.ts';
import { fire, type Range } from './fire.ts';
import { hidingOf } from './hiding.ts';
import type { MutableHistory } from './history.ts';
import { judgeAddress } from './judge.ts';
import { knock } from './knock.ts';
import type { Lane } from './lane.ts';
import { createLanes } from './lanes.ts';
import type { Observation } from './observation.ts';
import { createPatience } from './patience.ts';
import { type Probe, probe } from './probe.ts';
import { isRead, look } from './read-only.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Registered } from './requirement.ts';
import { isSingle } from './single.ts';
import { stoppable } from './stopping.ts';
import { assertTraceable, openTraces } from './traces.ts';

export interface ReplayOptions {
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly contract: Contract;
  readonly check: Registered;
  readonly operation: Operation;
  readonly request: RecordedRequest;
  readonly version: string;
  readonly journalDir?: string;
  /** Ends the replay before its time; it cleans up all the same. */
  readonly signal?: AbortSignal;
}

/** What became of a request that was sent once more. */
export interface Replayed {
  readonly outcome: Outcome;
  /** What is wrong, or why nothing can be said; undefined where the clause holds. */
  readonly message: string | undefined;
  /** The request and its answer; undefined where it could not be sent. */
  readonly exchange: Exchange | undefined;
  /** Addresses of what could not be removed. */
  readonly leftovers: readonly string[];
}

type Said = Omit<Replayed, 'leftovers'>;

const unsent = (message: string): Said => ({ outcome: 'blocked', message, exchange: undefined });

/** Sends the request on an object of its own, if it needs one. */
const sendAgain = async (
  { sent, planned }: RecordedRequest,
  range: Range,
  { standing: { create, delete: remove }, remaining }: Probe,
): Promise<Observation | string> => {
  const mayCreate = create.works && remove.works;
  let lane: Lane | undefined = remaining;
  if (needsObject(sent)) {
    lane ??= await createLanes(range, () => [], mayCreate).lane(0);
    if (lane === undefined) return create.problem || remove.problem;
  } else if (planned.operation.kind === 'create' && create.works && !remove.works) {
    return `what is created could not be removed: ${remove.problem}`;
  }
  return { ...(await fire(range, sent, lane)), case: planned };
};

/** Judges by the check of the address, but for this one request only. */
const judge = (
  { check, contract, operation, target }: ReplayOptions,
  history: MutableHistory,
  exchange: Exchange,
): Said => {
  const only: Registered = {
    ...check,
    sees: (recorded, context) =>
      check.sees(recorded, context).filter((seen) => seen.exchange === exchange && isSingle(seen)),
  };
  const context = { contract, entity: operation.entity, operation, history };
  const { outcome, broken, reason } = judgeAddress(only, context, { hasReader: target.readerToken !== undefined });
  return { outcome, message: broken[0]?.clause.message ?? reason, exchange };
};

/**
 * Sends a request of an earlier run once more, with the same bytes in its body, and judges the answer by the check that
 * found it wanting. Looks beforehand what the target can do, as a run does, creates what the request needs, and removes
 * everything again.
 *
 * @throws UsageError, TokenError, TargetUnreachable, RunInterrupted
 */
export const replay = async (options: ReplayOptions): Promise<Replayed> => {
  const { settings, target, contract, operation, request, version, journalDir } = options;
  const { entity } = operation;
  const reads = isRead(request.sent);
  if (!settings.writes && !reads) {
    throw new UsageError(
      `${request.sent.method ?? operation.method} is a write: --allow-writes lets it, on ${target.root.origin}.`,
    );
  }
  const signal = options.signal ?? new AbortController().signal;
  assertTraceable({ settings, target, journalDir });
  const client = await createClientFor(settings, target, { signal, contract });
  const gate = stoppable(client, signal);
  const patience = createPatience(settings.limits.visibilityMs);
  await knock(gate, target, [entity]);
  const traces = await openTraces({
    settings,
    target,
    contract,
    entities: [entity],
    version,
    startedAt: new Date(),
    journalDir,
    gate,
    client,
    patience,
  });
  const { journal, parameters } = traces;
  const run = { seed: settings.seed, runId: settings.runId };
  let canRead = true;

  const again = async (): Promise<Said> => {
    const collection = createCollection({ entity, client: gate, root: target.root, parameters, patience, journal });
    const start = settings.writes ? await probe(collection, run) : await look(collection);
    canRead = start.standing.get.works;
    const ordinary = start.ordinary === undefined ? run : { ...run, ordinary: start.ordinary };
    const observation = await sendAgain(request, { collection, run: ordinary, canRead }, start);
    if (typeof observation === 'string') return unsent(observation);
    const { planned, wish } = request;
    const exchanges = (id: string) => client.exchanges.filter((exchange) => exchange.operation === id);
    const history = historyAfter(
      {
        plan: {
          entity,
          cases: [planned],
          scenarios: [],
          wanted: new Map(),
          ownCases: new Map(),
          leftOut: new Map(),
          beside: 0,
        },
        exchanges,
      },
      start,
    );
    history.observations.set(observation.case.key, observation);
    // None of the values in a parcel is to blame before it was sent alone.
    for (const one of planned.wishes ?? []) history.wishes.set(one.key, { wish: one, observation, fate: 'unknown' });
    if (wish !== undefined) history.wishes.set(wish.key, { wish, observation, fate: 'guilty' });
    return judge(options, history, observation.exchange);
  };

  const said = await again().finally(() => traces.clear(() => canRead));
  return redactValue({ ...said, leftovers: journal.leftovers.map(({ url }) => url) }, hidingOf(settings));
};
