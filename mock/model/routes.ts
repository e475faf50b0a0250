import { entities } from './entities.ts';
import type { Entity, Kind } from './entity.ts';

/** One path the service declares, and what its methods do. */
export interface Route {
  readonly entity: Entity;
  readonly segments: readonly string[];
  readonly addresses: 'collection' | 'item';
  readonly methods: Readonly<Record<string, Kind>>;
}

const byMethod = {
  collection: { POST: 'create', GET: 'list' },
  item: { GET: 'get', PATCH: 'update', DELETE: 'delete' },
} as const satisfies Record<Route['addresses'], Record<string, Kind>>;

function route(entity: Entity, addresses: Route['addresses']): Route {
  const segments = entity.collection.split('/');
  return {
    entity,
    addresses,
    segments: addresses === 'collection' ? segments : [...segments, `{${entity.parameter}}`],
    methods: Object.fromEntries(
      Object.entries(byMethod[addresses]).filter(([, kind]) => entity.operations[kind] !== undefined),
    ),
  };
}

export const routes: readonly Route[] = entities.flatMap((entity) => [
  route(entity, 'collection'),
  route(entity, 'item'),
]);

export function isParameter(segment: string | undefined): boolean {
  return segment?.startsWith('{') ?? false;
}
