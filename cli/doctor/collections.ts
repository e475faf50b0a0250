import { saysNotRouted } from '../../runner/index.ts';
import type { Entity, Parent } from '../../schemas/index.ts';
import { type Exchange, objectIn } from '../../target/index.ts';
import { broken, type Diagnosis, isWrong, misconfigured, note, ok, skipped } from './diagnosis.ts';
import { grantAdvice } from './permissions.ts';
import { graphErrorIn } from './service.ts';

/** What is needed to read from the target. */
export interface Reader {
  /** Reads an address, described by its template; undefined where an id in it is not known yet. */
  read(template: string): Promise<Exchange | undefined>;
  /** The ids of the parents, as far as they are known, by path parameter. */
  readonly ids: Readonly<Record<string, string | undefined>>;
}

/** Whether the token is taken, and may read. */
export const judgeRead = (exchange: Exchange, what: string, permissions: readonly string[]): Diagnosis => {
  const { answer, failure } = exchange;
  const seen = `is answered with ${answer?.status} (${graphErrorIn(exchange) ?? 'without an error of Graph'})`;
  if (answer === undefined)
    return broken(what, `no answer: ${failure?.message}`, 'Try again; look at the health of the service.');
  if (answer.status === 401) {
    return misconfigured(
      what,
      `refused: a GET with it ${seen}`,
      'It is expired, spoilt, or meant for another service or tenant: get a new one.',
    );
  }
  if (answer.status === 403) {
    return misconfigured(what, `may not read: a GET with it ${seen}`, grantAdvice(permissions, { scopes: [] }));
  }
  if (answer.status >= 500 || answer.status === 429) {
    return broken(
      what,
      `cannot be told: a GET with it ${seen}`,
      'The service is out of order or busy; try again later.',
    );
  }
  return ok(what, 'is taken');
};

const examineParent = async ({ path, collectionPath, parameter }: Parent, reader: Reader): Promise<Diagnosis> => {
  const { name, option, variable } = parameter;
  const what = `parent ${option}`;
  const exchange = await reader.read(path);
  const id = reader.ids[name];
  if (exchange === undefined)
    return skipped(what, id === undefined ? 'the run makes one' : 'the one above it is made by the run');
  const status = exchange.answer?.status;
  if (status === 200) return ok(what, `'${id}' is there`);
  // A target without routes for parents is legal: one is missing for certain only if its collection is there.
  if (status === 404 && (await reader.read(collectionPath))?.answer?.status === 200) {
    return misconfigured(
      what,
      `missing parent: there is no '${id}'`,
      `Set ${variable} or --${option} to the id of one that exists, or to discover.`,
    );
  }
  return note(
    what,
    `cannot be told: '${id}' is answered with ${status ?? exchange.failure?.message}`,
    'A target need not show parent objects.',
  );
};

const judgeList = (entity: Entity, exchange: Exchange): Diagnosis => {
  const { list } = entity.operations;
  const what = list.id;
  const { answer, failure } = exchange;
  if (answer === undefined)
    return broken(what, `no answer: ${failure?.message}`, 'Try again; look at the health of the service.');
  if (saysNotRouted(exchange, true)) {
    return note(
      what,
      `the route is not there (${answer.status} ${graphErrorIn(exchange) ?? 'without an error of Graph'})`,
      `The suite can still run: ROUTE-01/${what} fails, and what stands on the route is blocked.`,
    );
  }
  const value = objectIn(answer)?.value;
  if (answer.status === 200 && Array.isArray(value))
    return ok(what, `is routed, ${value.length} objects on the first page`);
  return broken(
    what,
    `is answered with ${answer.status} and no list`,
    'Look at the health of the service; the suite can run and will report it.',
  );
};

/** The parents of an entity and its collection. The collection is asked for only below parents that may be there. */
export const examineEntity = async (entity: Entity, reader: Reader): Promise<readonly Diagnosis[]> => {
  const found: Diagnosis[] = [];
  for (const parent of entity.parents) {
    const diagnosis = await examineParent(parent, reader);
    found.push(diagnosis);
    if (isWrong(diagnosis)) return [...found, skipped(entity.operations.list.id, 'a parent is missing')];
  }
  const exchange = await reader.read(entity.collectionPath);
  return [
    ...found,
    exchange === undefined
      ? skipped(entity.operations.list.id, 'a parent is made by the run')
      : judgeList(entity, exchange),
  ];
};
