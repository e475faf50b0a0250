import type { Entity, Kind } from './model/entity.ts';
import { isParameter, type Route, routes } from './model/routes.ts';

/** What a request path names. */
export interface Place {
  /** Below the service root, without the query, as the client wrote it. */
  readonly path: string;
  /** Why the path names nothing: the first segment no declared path has, or '' where the path ends too early. */
  readonly unknownSegment: string | undefined;
  readonly entity: Entity;
  /** The addressed collection, with decoded ids. */
  readonly collection: string;
  readonly id: string | undefined;
  /** The parent objects that must exist for this path to mean anything, outermost first. */
  readonly parents: readonly { readonly collection: string; readonly id: string }[];
  readonly methods: Readonly<Record<string, Kind>>;
}

const nothing: Entity = { name: '', collection: '', parameter: '', operations: {}, properties: [] };

/** Finds what a path below the service root names. Letter case matters; an empty id names nothing. */
export function locate(path: string): Place {
  const segments = path.split('/').map(decodeSegment);
  let candidates = routes;
  for (const [index, segment] of segments.entries()) {
    candidates = candidates.filter((route) => accepts(route.segments[index], segment));
    if (candidates.length === 0) return nowhere(path, segment);
  }
  const route = candidates.find((candidate) => candidate.segments.length === segments.length);
  return route === undefined ? nowhere(path, '') : at(path, route, segments);
}

function accepts(declared: string | undefined, segment: string): boolean {
  return isParameter(declared) ? segment !== '' : declared === segment;
}

function at(path: string, route: Route, segments: readonly string[]): Place {
  const isItem = route.addresses === 'item';
  const collectionLength = isItem ? segments.length - 1 : segments.length;
  return {
    path,
    unknownSegment: undefined,
    entity: route.entity,
    collection: segments.slice(0, collectionLength).join('/'),
    id: isItem ? segments.at(-1) : undefined,
    parents: segments
      .map((id, index) => ({ id, index, collection: segments.slice(0, index).join('/') }))
      .filter(({ index }) => index < collectionLength && isParameter(route.segments[index])),
    methods: route.methods,
  };
}

function nowhere(path: string, unknownSegment: string): Place {
  return { path, unknownSegment, entity: nothing, collection: '', id: undefined, parents: [], methods: {} };
}

/** A malformed escape stays as it is: it then names nothing, and answers 404 like any other unknown id. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
