import type { Declarations, OwnedWay } from './declarations.ts';
import { shortName } from './short-name.ts';

/** Where an address leads by the metadata: to objects of a type, by a last set, singleton or navigation property. */
export interface Place {
  readonly type: string;
  readonly many: boolean;
  readonly way: OwnedWay;
}

/** A place, or why there is none. */
export type Step = Place | { readonly missing: string };

const taking = (way: OwnedWay): Place => ({ type: way.type, many: way.many, way });

const start = (segment: string, declarations: Declarations): Step => {
  const way = declarations.entry(segment);
  if (way === undefined) return { missing: `no entity set or singleton ${segment}` };
  return taking(way);
};

const pick = (place: Place, key: string): Step => {
  if (place.many) return { ...place, many: false };
  return { missing: `${place.way.name} is no collection, which ${key} would need` };
};

const cast = (place: Place, type: string, declarations: Declarations): Step => {
  if (!declarations.has(type)) return { missing: `no entity type ${shortName(type)}` };
  if (declarations.isA(type, place.type)) return { ...place, type };
  return { missing: `${shortName(type)} does not derive from ${shortName(place.type)}` };
};

const navigate = (place: Place, name: string, declarations: Declarations): Step => {
  if (place.many) return { missing: `${place.way.name} is a collection: ${name} would need a key before it` };
  const way = declarations.way(place.type, name);
  if (way === undefined) return { missing: `no navigation property ${name} on ${shortName(place.type)}` };
  return taking(way);
};

const step = (place: Place, segment: string, declarations: Declarations): Step => {
  if (segment.startsWith('{')) return pick(place, segment);
  return segment.includes('.') ? cast(place, segment, declarations) : navigate(place, segment, declarations);
};

/** Follows the template of an address through the metadata: set or singleton, keys, type casts, navigation properties. */
export const follow = (path: string, declarations: Declarations): Step => {
  const [first = '', ...others] = path.split('/').filter((segment) => segment !== '');
  return others.reduce<Step>(
    (place, segment) => ('missing' in place ? place : step(place, segment, declarations)),
    start(first, declarations),
  );
};
