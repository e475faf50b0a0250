import type { Entity, Operation, OperationKind } from '../schemas/index.ts';
import { type Client, type Credential, type Exchange, objectIn } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Journal } from './journal.ts';
import type { Listing, Reading } from './observation.ts';
import type { Patience } from './patience.ts';

/** What is needed to reach one entity's collection on the target. */
export interface CollectionOptions {
  readonly entity: Entity;
  readonly client: Client;
  readonly root: URL;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly patience: Patience;
  readonly journal: Journal;
}

export interface Call {
  readonly operation: Operation;
  readonly purpose: string;
  readonly url: string;
  readonly method?: string;
  readonly credential?: Credential;
  readonly contentType?: string | undefined;
  readonly body?: string | Uint8Array | undefined;
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
  /** @param unknownParent a path parameter for which an unknown id stands in */
  collectionUrl(unknownParent?: string): string;
  itemUrl(id: string, unknownParent?: string): string;
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
  /** Notes an object that an answer says was created; its id, where the answer names one. */
  note(exchange: Exchange): string | undefined;
  /** Notes an object as created by this run. */
  adopt(id: string): void;
}

const mediaType = 'application/json';

/** The entity of an answer to GET. Intune's pages show it wrapped in `value`; their text says it is not. */
const unwrapped = (exchange: Exchange): Omit<Reading, 'delayMs' | 'met'> => {
  const object = exchange.answer?.status === 200 ? objectIn(exchange.answer) : undefined;
  const inner = object?.value;
  const wrapped = object?.id === undefined && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { exchange, object: wrapped ? (inner as Representation) : object, wrapped };
};

const pageLimit = 200;

export const createCollection = (options: CollectionOptions): Collection => {
  const { entity, client, root, parameters, patience, journal } = options;
  const base = root.href.replace(/\/$/, '');

  const idFor = (name: string, id: string, unknownParent: string | undefined): string => {
    if (name === entity.itemParameter) return id;
    return name === unknownParent ? unknownIds.create : (parameters[name] ?? '');
  };

  const expand = (template: string, unknownParent?: string, id = ''): string =>
    base + template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idFor(name, id, unknownParent)));

  const operationOf = (kind: OperationKind): Operation => entity.operations[kind];

  const call = (request: Call): Promise<Exchange> =>
    client.send({
      operation: request.operation.id,
      purpose: request.purpose,
      method: request.method ?? request.operation.method,
      url: request.url,
      credential: request.credential ?? 'writer',
      contentType: 'contentType' in request ? request.contentType : request.body === undefined ? undefined : mediaType,
      body: request.body,
    });

  const itemUrl = (id: string, unknownParent?: string): string => expand(entity.itemPath, unknownParent, id);

  const adopt = (id: string): void => journal.add({ url: itemUrl(id), id, entity: entity.name });

  const read = (id: string, purpose: string): Promise<Exchange> =>
    call({ operation: operationOf('get'), purpose, url: itemUrl(id) });

  const listPage = (url: string, purpose: string): Promise<Exchange> =>
    call({ operation: operationOf('list'), purpose, url });

  const list = async (purpose: string): Promise<Listing> => {
    const exchanges: Exchange[] = [];
    const objects: Representation[] = [];
    const seen = new Set<string>();
    const listing = (problem?: string): Listing => ({ exchanges, objects, problem });
    for (let url: string | undefined = expand(entity.collectionPath); url !== undefined; ) {
      if (seen.has(url) || seen.size >= pageLimit) return listing('@odata.nextLink leads in a circle');
      seen.add(url);
      const exchange: Exchange = await listPage(url, purpose);
      exchanges.push(exchange);
      const page = exchange.answer?.status === 200 ? objectIn(exchange.answer) : undefined;
      if (!Array.isArray(page?.value))
        return listing(`the list answers ${statusOf(exchange)} without an array "value"`);
      objects.push(...(page.value.filter((entry) => typeof entry === 'object' && entry !== null) as Representation[]));
      const next: unknown = page['@odata.nextLink'];
      if (next === undefined || next === null) break;
      if (typeof next !== 'string' || !URL.canParse(next, url)) return listing('@odata.nextLink is not a URL');
      const nextUrl: URL = new URL(next, url);
      // The token goes to the configured origin only, whatever a page says.
      if (nextUrl.origin !== root.origin) return listing(`@odata.nextLink leads to another origin, ${nextUrl.origin}`);
      url = nextUrl.href;
    }
    return listing();
  };

  return {
    entity,
    patience,
    journal,
    unknownIds,
    itemUrl,
    call,
    read,
    collectionUrl: (unknownParent) => expand(entity.collectionPath, unknownParent),
    parentUrl: (path) => expand(path),
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
      adopt(id);
      return id;
    },
    adopt,
  };
};

/** The status of an exchange, or how it failed, in words. */
export const statusOf = ({ answer, failure }: Exchange): string =>
  answer === undefined ? `nothing (${failure?.message ?? 'no answer'})` : `${answer.status}`;
