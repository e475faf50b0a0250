import type { Csdl, DeclaredType } from './csdl.ts';
import type { Draft } from './draft.ts';
import type { Interest } from './interest.ts';

/** Types by name with all their base types. */
const lineage = (names: readonly string[], types: ReadonlyMap<string, DeclaredType>): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const start of names) {
    // A type that was met before has its bases in the set already; that also ends circles.
    for (let name: string | undefined = start; name !== undefined && !found.has(name); name = types.get(name)?.base) {
      found.add(name);
    }
  }
  return found;
};

/**
 * Names all types in full and drops what the contract does not speak of: other types than those its paths pass through
 * or may lead to its entities, and the properties of other types than its entities and their bases.
 */
export const finish = ({ aliases, ...draft }: Draft, interest: Interest): Csdl => {
  const full = (name: string): string => {
    const dot = name.lastIndexOf('.');
    const namespace = aliases.get(name.slice(0, dot));
    return namespace === undefined ? name : `${namespace}${name.slice(dot)}`;
  };
  const wanted = new Set(interest.entities);
  const segments = new Set(interest.segments);
  const isOfUse = ({ name, type }: { readonly name: string; readonly type: string }): boolean =>
    segments.has(name) || wanted.has(type);

  const entries = draft.entries.map((way) => ({ ...way, type: full(way.type) })).filter(isOfUse);
  const types = draft.types.map(({ name, base, properties, ways }) => ({
    name,
    ...(base === undefined ? {} : { base: full(base) }),
    properties,
    ways: ways.map((way) => ({ ...way, type: full(way.type) })).filter(isOfUse),
  }));

  const byName = new Map(types.map((type) => [type.name, type]));
  const leading = types.filter(({ ways }) => ways.length > 0);
  const targets = [...entries, ...leading.flatMap(({ ways }) => ways)].map(({ type }) => type);
  const detailed = lineage(interest.entities, byName);
  const kept = lineage([...detailed, ...interest.casts, ...targets, ...leading.map(({ name }) => name)], byName);
  return {
    entries,
    types: types
      .filter(({ name }) => kept.has(name))
      .map(({ properties, ...type }) => ({
        ...type,
        properties: detailed.has(type.name)
          ? properties.map((property) => ({ ...property, type: fullOrCollection(property.type, full) }))
          : [],
      })),
    enums: draft.enums.filter(({ name }) => interest.enums.includes(name)),
  };
};

const fullOrCollection = (type: string, full: (name: string) => string): string => {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  return item === undefined ? full(type) : `Collection(${full(item)})`;
};
