import type { OperationKind } from '../schemas/index.ts';
import { type Exchange, objectIn } from '../target/index.ts';
import type { Collection } from './collection.ts';
import type { RunIdentity } from './compose.ts';
import { fire } from './fire.ts';
import type { Deletion, ParentCheck, Standing } from './history.ts';
import type { Lane } from './lane.ts';
import type { Listing, Observation, Reading } from './observation.ts';
import { checkParents } from './parents.ts';
import { exampleCreate, fullUpdate, plainCreate, plainUpdate } from './plain.ts';
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
}

type ItemKind = 'get' | 'update' | 'delete';

/** An operation that seems not to be routed is asked once more: a replica may not have seen the object yet. */
const askTwice = async <T>(ask: () => Promise<T>, exchangeOf: (value: T) => Exchange): Promise<T[]> => {
  const first = await ask();
  return saysNotRouted(exchangeOf(first), true) ? [first, await ask()] : [first];
};

/** Reads the new object. A 404 may mean "not yet" or "no such route": the list, where it works, tells them apart. */
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

  const created = await fire({ collection, run, canRead: false }, plainCreate(operations.create));
  const create = createStanding(created.exchange, created.id);
  const { id } = created;
  if (id === undefined) {
    const get = await withoutObject(collection, 'get');
    const update = await withoutObject(collection, 'update');
    // The example may fare better than the realistic payload: then both are told.
    const example = exampleCreate(operations.create);
    const tried =
      create.routed === true && example !== undefined ? [await fire({ collection, run, canRead: false }, example)] : [];
    return {
      ...nothing,
      observations: [created, ...tried],
      standing: { list, create, get, update, delete: await withoutObject(collection, 'delete') },
    };
  }

  const { reading, exchanges, listed } = await readNew(collection, id, list.works);
  const get = getStanding(exchanges, reading, listed);
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
  const known = !updated.some(({ exchange }) => saysNotRouted(exchange, true));
  if (refused && known) updated.push(await fire(range, fullUpdate(operations.update), lane));
  const { exchanges: deletes, ...deletion } = await remove(collection, id, get.works);
  return {
    parents,
    listing,
    afterCreate: after,
    standing: {
      list,
      create,
      get,
      update: updateStanding(updated.map(({ exchange }) => exchange)),
      delete: deleteStanding(deletes, deletion.gone === true),
    },
    observations: [{ ...created, after: reading }, ...updated],
    deletions: [deletion],
    remaining: deletion.gone === true ? undefined : lane,
  };
};
