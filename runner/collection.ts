import type { Entity, Operation, OperationKind } from '../schemas/index.ts';
import { type Client, type Exchange, objectIn } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import { type Call, createCaller } from './caller.ts';
import type { Journal } from './journal.ts';
import type { Listing, Reading } from './observation.ts';
import type { Patience } from './patience.ts';
import { expand } from './place-in.ts';
import { readPages } from './read-pages.ts';

/** What is needed to reach one entity's collection on the target. */
export interface CollectionOptions {
  readonly entity: Entity;
  readonly client: Pick<Client, 'send'>;
  readonly root: URL;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly patience: Patience;
  readonly journal: Journal;
  /** The ids that are known to be other people's, where somebody else has listed them. */
  readonly others?: () => ReadonlySet<string> | undefined;
}

/** Well-formed ids that no service has ever given out: one per operation, so that no case meets another's doing. */
const unknownIds: Readonly<Record<OperationKind, string>> = {
  create: '00000000-0000-4000-8000-0c0ffee0dea1',
  list: '00000000-0000-4000-8000-0c0ffee0dea2',
  get: '00000000-0000-4000-8000-0c0ffee0dea3',
  update: '00000000-0000-4000-8000-0c0ffee0dea4',
  delete: '00000000-0000-4000-8000-0c0ffee0dea5',
};

/** One entity's collection: its addresses, and the documented operations on it. */
export interface Collection {
  readonly entity: Entity;
  readonly patience: Patience;
  readonly journal: Journal;
  readonly unknownIds: Readonly<Record<OperationKind, string>>;
  /**
   * The same below a parent that is not there, where a service should have nothing.
   *
   * @param unknownParent the path parameter for which an unknown id stands in
   */
  below(unknownParent: string): Collection;
  /** The ids of the run's own objects in it that are not known to be gone, newest first. */
  open(): readonly string[];
  collectionUrl(): string;
  itemUrl(id: string): string;
  call(call: Call): Promise<Exchange>;
  /** Address of a parent object, and of the collection it is in. */
  parentUrl(path: string): string;
  read(id: string, purpose: string): Promise<Exchange>;
  /** Reads until `shown`, or until patience ends. */
  readUntil(
    id: string,
    purpose: string,
    shown: (reading: Omit<Reading, 'delayMs' | 'met'>) => boolean,
  ): Promise<Reading>;
  list(purpose: string): Promise<Listing>;
  /** Lists until these ids show and those that are `gone` do not, or until patience ends. */
  listUntil(purpose: string, ids: readonly string[], gone?: readonly string[]): Promise<Listing>;
  remove(id: string, purpose: string): Promise<Exchange>;
  /** Notes an object that an answer says was created, unless it stood there before; its id, where the answer names one. */
  note(exchange: Exchange): string | undefined;
  /** Notes an object as created by this run. */
  adopt(id: string): void;
}

/** The entity of an answer to GET. Intune's pages show it wrapped in `value`; their text says it is not. */
const unwrapped = (exchange: Exchange): Omit<Reading, 'delayMs' | 'met'> => {
  const object = exchange.answer?.status === 200 ? objectIn(exchange.answer) : undefined;
  const inner = object?.value;
  const wrapped = object?.id === undefined && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { exchange, object: wrapped ? (inner as Representation) : object, wrapped };
};

export const createCollection = (options: CollectionOptions): Collection => {
  const { entity, client, root, parameters, patience, journal } = options;
  const base = root.href.replace(/\/$/, '');

  const address = (template: string, id?: string): string =>
    base + expand(template, { ...parameters, ...(id === undefined ? {} : { [entity.itemParameter]: id }) });

  const operationOf = (kind: OperationKind): Operation => entity.operations[kind];

  const itemUrl = (id: string): string => address(entity.itemPath, id);

  const adopt = (id: string): void => journal.add({ url: itemUrl(id), id, entity: entity.name });

  /** The ids in all listings so far; undefined while none was complete. */
  let listed: Set<string> | undefined;
  /** The ids in the first complete listing: those objects are not the run's, whatever an answer says. */
  let stoodBefore: ReadonlySet<string> | undefined;

  const call = createCaller({ entity, base, client, journal, listed: () => listed });

  const read = (id: string, purpose: string): Promise<Exchange> =>
    call({ operation: operationOf('get'), purpose, url: itemUrl(id) });

  const list = async (purpose: string): Promise<Listing> => {
    const page = (url: string): Promise<Exchange> => call({ operation: operationOf('list'), purpose, url });
    const listing = await readPages(address(entity.collectionPath), page);
    if (listing.problem !== undefined) return listing;
    const ids = listing.objects.map(({ id }) => String(id));
    listed = new Set([...(listed ?? []), ...ids]);
    stoodBefore ??= new Set(ids);
    return listing;
  };

  return {
    entity,
    patience,
    journal,
    unknownIds,
    itemUrl,
    call,
    read,
    below: (unknownParent) =>
      createCollection({
        ...options,
        parameters: { ...parameters, [unknownParent]: unknownIds.create },
        others: () => stoodBefore,
      }),
    open: () =>
      journal
        .open(entity.name)
        .filter(({ id, url }) => url === itemUrl(id))
        .map(({ id }) => id),
    collectionUrl: () => address(entity.collectionPath),
    parentUrl: (path) => address(path),
    async readUntil(id, purpose, shown) {
      const { value, met, delayMs } = await patience.until(async () => unwrapped(await read(id, purpose)), shown);
      return { ...value, met, delayMs };
    },
    list,
    async listUntil(purpose, ids, gone = []) {
      const { value } = await patience.until(
        () => list(purpose),
        ({ objects }) => {
          const listed = new Set(objects.map(({ id }) => id));
          return ids.every((id) => listed.has(id)) && !gone.some((id) => listed.has(id));
        },
      );
      return value;
    },
    remove: (id, purpose) => call({ operation: operationOf('delete'), purpose, url: itemUrl(id) }),
    note(exchange) {
      const id = objectIn(exchange.answer)?.id;
      if (typeof id !== 'string' || id === '') return undefined;
      if ((options.others?.() ?? stoodBefore)?.has(id) !== true) adopt(id);
      return id;
    },
    adopt,
  };
};
