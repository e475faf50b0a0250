import type { Allowance } from './allowance.ts';
import { type Case, needsObject, type Part } from './case.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fire, type Range } from './fire.ts';
import type { Deletion, History, MutableHistory } from './history.ts';
import { createLanes, type Lanes, lanesOf } from './lanes.ts';
import type { Observation, WishObservation } from './observation.ts';
import type { Plan } from './plan.ts';
import { plainCreate, plainUpdate } from './plain.ts';
import { probe } from './probe.ts';
import { findDisturbed } from './disturbed.ts';
import type { SceneContext } from './requirement.ts';
import { remove } from './removal.ts';
import { differences, NoAnswer, type Representation } from '../verdicts/index.ts';
import { type Bench, settle, wasAccepted } from './settle.ts';
import { confirmUnmarked, findStrays } from './strays.ts';

export interface Conduct {
  readonly plan: Plan;
  readonly collection: Collection;
  readonly run: RunIdentity;
  readonly profile: SceneContext['profile'];
  readonly allowance: Allowance;
  readonly exchanges: History['exchanges'];
  /** Called when a part has ended, so that what waits for it can be judged. */
  readonly ended: (part: Part, history: History) => void;
}

/** Lane 0 takes the valid updates, in a row; the refused requests share the others. */
const refusalLanes = 3;

/**
 * Fires everything that is planned for one entity, part by part, and records it. Sends nothing that needs an object
 * where none can be created, creates nothing where nothing can be deleted, and removes what it created.
 */
export const conduct = async (job: Conduct): Promise<void> => {
  const { plan, collection, run } = job;
  const start = await probe(collection, run);
  const history: MutableHistory = {
    entity: plan.entity,
    parents: start.parents,
    standing: start.standing,
    revisited: {},
    exchanges: job.exchanges,
    observations: new Map(start.observations.map((observation) => [observation.case.key, observation])),
    wishes: new Map(),
    listings: { probe: start.listing, ...(start.afterCreate === undefined ? {} : { created: start.afterCreate }) },
    disturbed: {},
    deletions: [...start.deletions],
    strays: [],
    unclaimed: [],
    scenes: new Map(),
  };
  const works = start.standing;
  const range: Range = { collection, run, canRead: works.get.works };
  const mayCreate = works.create.works && works.delete.works;
  job.ended('probe', history);

  const casesOf = (part: Part): readonly Case[] => plan.cases.filter((request) => request.part === part);
  const record = (observation: Observation): Observation => {
    history.observations.set(observation.case.key, observation);
    return observation;
  };

  const creates = mayCreate ? await fireCreates(job, range, casesOf('creates'), record, history) : [];
  await relist(job, history, 'creates');
  await revisit(range, history, 'creates', statesOf(creates));
  if (mayCreate) {
    const again = { ...plainCreate(plan.entity.operations.create), key: `${plan.entity.operations.create.id}/disturbing`, part: 'creates' as const };
    await findDisturbed(range, history, 'creates', history.listings.probe, () => fire(range, again));
  }
  job.ended('creates', history);

  const lanes = createLanes(range, start.remaining === undefined ? lanesOf(creates.filter(({ case: { verbatim } }) => verbatim !== true)) : [start.remaining], mayCreate);
  if (works.update.works) await fireUpdates(job, range, casesOf('updates'), record, history, lanes);
  await relist(job, history, 'updates');
  const lane0 = await lanes.lane(0);
  const updated = lane0?.id;
  await revisit(range, history, 'updates', statesOf(creates.filter(({ id }) => id !== updated)));
  if (lane0 !== undefined && works.update.works) {
    const again = { ...plainUpdate(plan.entity.operations.update, 1), key: `${plan.entity.operations.update.id}/disturbing` };
    await findDisturbed(range, history, 'updates', history.listings.creates, () => fire(range, again, lane0));
  }
  job.ended('updates', history);

  const idle = statesOf(creates.filter(({ case: { verbatim } }) => verbatim === true)).entries().next().value;
  const withIdle: Range = { ...range, idle: idle === undefined ? undefined : { id: idle[0], state: idle[1] } };
  await fireRefusals(withIdle, casesOf('refusals'), record, lanes, mayCreate);
  await relist(job, history, 'refusals');
  if (mayCreate && works.list.works) await confirmUnmarked(range, history);
  job.ended('refusals', history);

  if (mayCreate) {
    for (const { requirement, scenario } of plan.scenarios) {
      const scene = await scenario?.({ range, run, profile: job.profile }).catch(withoutAnswer);
      if (scene !== undefined) history.scenes.set(requirement.id, scene);
    }
  }
  job.ended('sequences', history);

  const misuse = casesOf('misuse');
  const kept = misuse.length === 0 ? undefined : await lanes.lane(0);
  history.deletions.push(...(await cleanUp(job, range, history, kept?.id)));
  await relist(job, history, 'cleanup');
  job.ended('cleanup', history);

  for (const request of misuse) {
    const lane = needsObject(request) ? await lanes.lane(0) : undefined;
    if (needsObject(request) && lane === undefined) continue;
    record(await fire(range, request, lane));
  }
  await relist(job, history, 'misuse');
  await cleanUp(job, range, history);
  job.ended('misuse', history);
};

/** A scenario that lost its target has nothing to tell. */
const withoutAnswer = (error: unknown): undefined => {
  if (!(error instanceof NoAnswer)) throw error;
};

type Record = (observation: Observation) => Observation;

const note = (history: MutableHistory, found: readonly WishObservation[]): void => {
  for (const one of found) history.wishes.set(one.wish.key, one);
};

const fireCreates = async (job: Conduct, range: Range, cases: readonly Case[], record: Record, history: MutableHistory) => {
  const fired = await Promise.all(cases.map(async (request) => record(await fire(range, request))));
  const bench: Bench = { fire: (request) => fire(range, request).then(record), allowance: job.allowance, guilty: new Set() };
  for (const parcel of fired) note(history, await settle(bench, parcel));
  return fired.filter(wasAccepted);
};

const fireUpdates = async (
  job: Conduct,
  range: Range,
  cases: readonly Case[],
  record: Record,
  history: MutableHistory,
  lanes: Lanes,
): Promise<void> => {
  const fireInRow = async (request: Case): Promise<Observation | undefined> => {
    const lane = needsObject(request) ? await lanes.lane(0) : undefined;
    return needsObject(request) && lane === undefined ? undefined : record(await fire(range, request, lane));
  };
  const parcels: Observation[] = [];
  for (const request of cases) {
    const observation = await fireInRow(request);
    if (observation?.case.wishes !== undefined) parcels.push(observation);
  }
  const bench: Bench = {
    allowance: job.allowance,
    guilty: new Set(),
    fire: async (request) => {
      const observation = await fireInRow(request);
      if (observation === undefined) throw new Error('there is no object left to update');
      return observation;
    },
  };
  for (const parcel of parcels) note(history, await settle(bench, parcel));
};

const fireRefusals = async (range: Range, cases: readonly Case[], record: Record, lanes: Lanes, mayCreate: boolean) => {
  const onItems = cases.filter(needsObject);
  const others = cases.filter((request) => !needsObject(request));
  const row = async (number: number): Promise<void> => {
    for (const request of onItems.filter((_, i) => i % refusalLanes === number)) {
      const lane = await lanes.lane(number + 1);
      if (lane !== undefined) record(await fire(range, request, lane));
    }
  };
  const isRead = (request: Case): boolean => (request.method ?? request.operation.method) === 'GET';
  await Promise.all([
    ...Array.from({ length: refusalLanes }, (_, number) => row(number)),
    ...others.filter((request) => mayCreate || isRead(request)).map(async (request) => record(await fire(range, request))),
  ]);
};

/** Lists the collection until every object of the run shows in it, or patience ends. */
const relist = async ({ collection }: Conduct, history: MutableHistory, part: Part): Promise<void> => {
  if (!history.standing.list.works) return;
  const open = collection.journal.open(collection.entity.name).map(({ id }) => id);
  history.listings[part] = await collection.listUntil(`lists the collection after the ${part}`, open);
};

const statesOf = (observations: readonly Observation[]): ReadonlyMap<string, Representation> =>
  new Map(observations.flatMap(({ id, after }) => (id === undefined || after?.object === undefined ? [] : [[id, after.object] as const])));

/**
 * Looks again at objects that nobody addressed since. The listing tells for most of them; where its entry is missing,
 * incomplete or different, GET has the last word.
 */
const revisit = async ({ collection }: Range, history: MutableHistory, part: Part, states: ReadonlyMap<string, Representation>): Promise<void> => {
  const { list, get } = history.standing;
  if (!list.works || !get.works) return;
  const entries = new Map(history.listings[part]?.objects.map((object) => [object.id, object]));
  const seen = new Map<string, Representation | undefined>();
  for (const [id, state] of states) {
    const entry = entries.get(id);
    const same = (object: Representation | undefined): boolean => object !== undefined && differences(collection.entity, state, object).length === 0;
    if (same(entry)) {
      seen.set(id, entry);
      continue;
    }
    const { exchange, object } = await collection.readUntil(id, 'looks at an object nobody addressed', (now) => same(now.object));
    if (exchange.answer !== undefined) seen.set(id, object);
  }
  history.revisited[part] = seen;
};

/** Deletes what the run created, newest first, and what strayed into the collection with its mark. */
const cleanUp = async ({ collection, run }: Conduct, range: Range, history: MutableHistory, keep?: string): Promise<Deletion[]> => {
  findStrays(history, collection, run.runId);
  const open = collection.journal.open(collection.entity.name).filter(({ id }) => id !== keep);
  return Promise.all(open.map(({ id }) => remove(collection, id, range.canRead)));
};
