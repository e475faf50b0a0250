/**
 * What a service's `$metadata` declares, as far as a contract speaks of it. Types are named in full, with their
 * namespace.
 */
export interface Csdl {
  /** The entity sets and singletons at which addresses begin. */
  readonly entries: readonly Way[];
  readonly types: readonly DeclaredType[];
  readonly enums: readonly DeclaredEnum[];
}

/** A segment of addresses and what it leads to: an entity set, a singleton or a navigation property. */
export interface Way {
  readonly name: string;
  /** The type of one object. */
  readonly type: string;
  /** Whether it leads to a collection. */
  readonly many: boolean;
}

export interface DeclaredType {
  readonly name: string;
  readonly base?: string;
  /** Its own ones, without those of the base types. */
  readonly properties: readonly DeclaredProperty[];
  /** Its own navigation properties: those that the contract names, and those that lead to one of its entities. */
  readonly ways: readonly Way[];
}

export interface DeclaredProperty {
  readonly name: string;
  /** As the metadata names it, `Collection(…)` included. */
  readonly type: string;
  readonly nullable: boolean;
}

export interface DeclaredEnum {
  readonly name: string;
  readonly members: readonly DeclaredMember[];
}

export interface DeclaredMember {
  readonly name: string;
  readonly value: number;
}
