import type { Payload } from '../generators/index.ts';
import type { OperationKind } from '../schemas/index.ts';
import { type Exchange, isSuccess, objectIn } from '../target/index.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fire } from './fire.ts';
import type { Deletion, ParentCheck, Standing } from './history.ts';
import type { Lane } from './lane.ts';
import type { Listing, Observation, Reading } from './observation.ts';
import { checkParents } from './parents.ts';
import { exampleCreate, exampleUpdate, fullUpdate, plainCreate, plainUpdate, simplestCreate } from './plain.ts';
import { remove } from './removal.ts';
import { saysNotRouted } from './routed.ts';
import { wasAccepted } from './settle.ts';
import {
  createStanding,
  deleteStanding,
  getStanding,
  listStanding,
  notTried,
  standingWithoutObject,
  updateStanding,
} from './standing.ts';

export interface Probe {
  readonly parents: readonly ParentCheck[];
  readonly listing: Listing;
  readonly afterCreate?: Listing | undefined;
  readonly standing: Readonly<Record<OperationKind, Standing>>;
  readonly observations: readonly Observation[];
  readonly deletions: readonly Deletion[];
  /** The probe's own object, where DELETE does not work. */
  readonly remaining: Lane | undefined;
  /** What creates are made of from here on, where the realistic values are refused. */
  readonly ordinary?: Payload;
}

/** What the first requests write where everything works: an object is created, updated and deleted. */
export const writesOfProbe = 3;

type ItemKind = 'get' | 'update' | 'delete';

/** An operation that seems not to be routed is asked once more: a replica may not have seen the object yet. */
const askTwice = async <T>(ask: () => Promise<T>, exchangeOf: (value: T) => Exchange): Promise<T[]> => {
  const first = await ask();
  return saysNotRouted(exchangeOf(first), true) ? [first, await ask()] : [first];
};

/**
 * Reads the new object. A 404 may mean "not yet" or "no such route": the list, where it works, tells them apart. GET may
 * lag behind the list as well, and where there is no route two requests are enough: the second one comes late.
 */
const readNew = async (collection: Collection, id: string, listWorks: boolean) => {
  const read = (patient: boolean): Promise<Reading> =>
    collection.readUntil(
      id,
      'reads the object that was created first',
      ({ object }) => !patient || object !== undefined,
    );
  const first = await read(false);
  if (first.exchange.answer?.status !== 404) return { reading: first, exchanges: [first.exchange], listed: true };
  const { met: listed, delayMs } = listWorks
    ? await collection.patience.until(
        () => collection.list('waits for the object that was created first'),
        ({ objects }) => objects.some((object) => object.id === id),
      )
    : { met: false, delayMs: 0 };
  if (listed) await collection.patience.rest(delayMs);
  const second = await read(!listWorks);
  return {
    reading: { ...second, delayMs: delayMs + second.delayMs },
    exchanges: [first.exchange, second.exchange],
    listed,
  };
};

const withoutObject = async (collection: Collection, kind: ItemKind): Promise<Standing> => {
  const exchange = await collection.call({
    operation: collection.entity.operations[kind],
    purpose: 'asks whether the operation exists at all',
    url: collection.itemUrl(collection.unknownIds[kind]),
    ...(kind === 'update' ? { body: '{}' } : {}),
  });
  return standingWithoutObject(exchange, 'no object could be created');
};

/**
 * The first create. A service that refuses the realistic payload may take the documented example, or the plainest one:
 * then the rest of the run goes by that, and the refusal is told by the clause it breaks.
 */
const firstCreates = async (
  collection: Collection,
  run: RunIdentity,
): Promise<{ tried: readonly Observation[]; created: Observation; ordinary?: Payload }> => {
  const { entity } = collection;
  const operation = entity.operations.create;
  const range = { collection, run, canRead: false };
  const plain = await fire(range, plainCreate(operation));
  const refused = (observation: Observation): boolean =>
    observation.exchange.answer !== undefined &&
    !wasAccepted(observation) &&
    createStanding(observation.exchange, undefined).routed !== false;
  const tried = [plain];
  const example = exampleCreate(operation);
  for (const request of [...(example === undefined ? [] : [example]), simplestCreate(operation)]) {
    if (!tried.every(refused)) break;
    const created = await fire(range, request);
    tried.push(created);
    const names = entity.properties.map(({ name }) => name);
    const values = Object.entries(request.values ?? {}).filter(([name]) => names.includes(name));
    if (created.id !== undefined) return { tried, created, ordinary: Object.fromEntries(values) };
  }
  return { tried, created: plain };
};

/**
 * The first requests of a run, one after the other: are the parents there, is each operation routed, and does it do
 * what everything else stands on. An operation that is not routed costs two requests at most.
 */
export const probe = async (collection: Collection, run: RunIdentity): Promise<Probe> => {
  const { operations } = collection.entity;
  const listing = await collection.list('lists what is there before the run');
  const list = listStanding(listing);
  const parents = await checkParents(collection);
  const nothing = { parents, listing, observations: [], deletions: [], remaining: undefined };
  if (parents.some(({ found }) => found === 'no')) {
    const missing = notTried('a parent object is missing');
    return { ...nothing, standing: { list, create: missing, get: missing, update: missing, delete: missing } };
  }

  const { tried, created, ordinary } = await firstCreates(collection, run);
  const create = createStanding(created.exchange, created.id);
  const { id } = created;
  if (id === undefined) {
    const get = await withoutObject(collection, 'get');
    const update = await withoutObject(collection, 'update');
    return {
      ...nothing,
      observations: tried,
      standing: { list, create, get, update, delete: await withoutObject(collection, 'delete') },
    };
  }

  const { reading, exchanges, listed } = await readNew(collection, id, list.works);
  const get = getStanding(exchanges, reading, listed);
  // What neither GET nor a working list shows was not created: then a 404 says nothing about routes.
  const exists = reading.object !== undefined || listed || !list.works;
  const after = list.works
    ? await collection.listUntil('lists the collection after the first create', [id])
    : undefined;
  const lane: Lane = { id, state: reading.object ?? objectIn(created.exchange.answer) ?? {}, lost: false };
  const range = { collection, run, canRead: get.works };
  const updated = await askTwice(
    () => fire(range, plainUpdate(operations.update, 0), lane),
    ({ exchange }) => exchange,
  );
  // A partial update that is refused is a finding; whether updates work at all, a full one tells.
  const refused = updated.every((observation) => !wasAccepted(observation));
  const known = !updated.some(({ exchange }) => saysNotRouted(exchange, exists));
  if (refused && known) updated.push(await fire(range, fullUpdate(operations.update), lane));
  const example = exampleUpdate(operations.update);
  if (known && !updated.some(wasAccepted) && example !== undefined) updated.push(await fire(range, example, lane));
  const { exchanges: deletes, ...deletion } = await remove(collection, id, get.works);
  // What GET shows though a DELETE was accepted may be good for nothing but to be shown.
  const usable = async (): Promise<boolean> => {
    const wasDeleted = deletion.exchange.answer !== undefined && isSuccess(deletion.exchange.answer);
    const plain = plainUpdate(operations.update, 0);
    return !wasDeleted || wasAccepted(await fire(range, { ...plain, key: `${plain.key}/after-delete` }, lane));
  };
  return {
    parents,
    listing,
    afterCreate: after,
    standing: {
      list,
      create,
      get,
      update: updateStanding(
        updated.map(({ exchange }) => exchange),
        exists,
      ),
      delete: deleteStanding(deletes, deletion.gone === true, exists),
    },
    observations: [
      ...tried.map((observation) => (observation === created ? { ...created, after: reading } : observation)),
      ...updated,
    ],
    ...(ordinary === undefined ? {} : { ordinary }),
    deletions: [deletion],
    remaining: deletion.gone === false && (await usable()) ? lane : undefined,
  };
};
