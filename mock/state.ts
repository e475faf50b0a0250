import type { Server } from 'node:http';
import type { Row } from './behaviour.ts';
import { entities } from './model/entities.ts';
import { isParameter } from './model/routes.ts';
import { seedTables } from './model/seeds.ts';

/** What one running service knows. */
export interface State {
  readonly baseUrl: string;
  readonly token: string;
  readonly readerToken: string;
  /** Rows in order of creation, by concrete collection path. */
  readonly tables: Map<string, Row[]>;
  /** For behaviour below HTTP: connections cut, a listener that goes away. */
  readonly http: Server;
}

export function seededTables(): Map<string, Row[]> {
  return new Map(
    seedTables.map(({ collection, rows }) => [
      collection,
      rows.map(({ id, values }): Row => ({ id, values: { ...values } })),
    ]),
  );
}

/** The rows of a collection, created empty where there is none yet. The array is live. */
export function tableOf(state: State, collection: string): Row[] {
  const table = state.tables.get(collection) ?? [];
  state.tables.set(collection, table);
  return table;
}

/** All stored objects by entity name, copied. */
export function snapshotOf(tables: ReadonlyMap<string, readonly Row[]>): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    entities.map((entity) => [
      entity.name,
      [...tables]
        .filter(([collection]) => stands(collection, entity.collection))
        .flatMap(([, rows]) => rows.map(({ id, values }) => structuredClone({ id, ...values }))),
    ]),
  );
}

function stands(collection: string, template: string): boolean {
  const segments = collection.split('/');
  const declared = template.split('/');
  return (
    segments.length === declared.length &&
    declared.every((segment, index) => isParameter(segment) || segment === segments[index])
  );
}
