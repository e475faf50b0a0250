import type { Csdl, DeclaredProperty, DeclaredType, Way } from '../../target/metadata/index.ts';

/** A way, and the type that declares it; undefined for entity sets and singletons. */
export interface OwnedWay extends Way {
  readonly of: string | undefined;
}

/** The metadata of a service, to ask questions of. */
export interface Declarations {
  /** An entity set or singleton. */
  entry(name: string): OwnedWay | undefined;
  has(type: string): boolean;
  /** Whether one type is the other or derives from it. */
  isA(type: string, ancestor: string): boolean;
  /** A navigation property of a type or its bases. */
  way(type: string, name: string): OwnedWay | undefined;
  /** The properties of a type and its bases, its own first. */
  properties(type: string): readonly DeclaredProperty[];
  /** Undefined where no such enumeration is declared. */
  members(enumeration: string): ReadonlyMap<string, number> | undefined;
  /** Every entity set, singleton and navigation property that leads to a type. */
  waysTo(type: string): readonly OwnedWay[];
}

export const declarationsIn = ({ entries, types, enums }: Csdl): Declarations => {
  const byName = new Map(types.map((type) => [type.name, type]));
  /** From a type up to its last base; a circle is walked once. */
  const lineage = (name: string): readonly DeclaredType[] => {
    const found: DeclaredType[] = [];
    for (let type = byName.get(name); type !== undefined && !found.includes(type); type = byName.get(type.base ?? '')) {
      found.push(type);
    }
    return found;
  };
  const starts: readonly OwnedWay[] = entries.map((way) => ({ ...way, of: undefined }));
  const waysOf = ({ name: of, ways }: DeclaredType): readonly OwnedWay[] => ways.map((way) => ({ ...way, of }));
  return {
    entry: (name) => starts.find((way) => way.name === name),
    has: (type) => byName.has(type),
    isA: (type, ancestor) => lineage(type).some(({ name }) => name === ancestor),
    way: (type, name) =>
      lineage(type)
        .flatMap(waysOf)
        .find((way) => way.name === name),
    properties: (type) => lineage(type).flatMap(({ properties }) => properties),
    members(enumeration) {
      const found = enums.find(({ name }) => name === enumeration);
      return found === undefined ? undefined : new Map(found.members.map(({ name, value }) => [name, value]));
    },
    waysTo: (type) => [...starts, ...types.flatMap(waysOf)].filter((way) => way.type === type),
  };
};
