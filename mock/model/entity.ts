/** The words the mock's own model of the contract is written in. */

export type Kind = 'create' | 'list' | 'get' | 'update' | 'delete';

export interface Property {
  readonly name: string;
  readonly kind: 'text' | 'enum' | 'date' | 'boolean' | 'integer';
  readonly nullable: boolean;
  /** Documented members in the order of their ordinals; empty unless `kind` is `enum`. */
  readonly members: readonly string[];
  /** The number of each member, in the same order. */
  readonly ordinals: readonly number[];
}

export interface Entity {
  readonly name: string;
  /** Below the service root; `{...}` stands for the id of a parent object. */
  readonly collection: string;
  /** The path parameter that names one object of the collection. */
  readonly parameter: string;
  /** Operation ids by kind: what is missing here answers 405. */
  readonly operations: Readonly<Partial<Record<Kind, string>>>;
  /** Without `id`, in documented order; empty for the parents that are only read. */
  readonly properties: readonly Property[];
  /** Its collection is declared with an abstract type, so that a body has to say which one it is. */
  readonly namesItsType?: true;
}

export function text(name: string, nullable: 'nullable' | 'required' = 'nullable'): Property {
  return { name, kind: 'text', nullable: nullable === 'nullable', members: [], ordinals: [] };
}

export function member(name: string, ordinals: Readonly<Record<string, number>>): Property {
  return { name, kind: 'enum', nullable: false, members: Object.keys(ordinals), ordinals: Object.values(ordinals) };
}

export function boolean(name: string): Property {
  return { name, kind: 'boolean', nullable: false, members: [], ordinals: [] };
}

/** A whole number of 32 bits. */
export function integer(name: string): Property {
  return { name, kind: 'integer', nullable: false, members: [], ordinals: [] };
}

export function date(name: string): Property {
  return { name, kind: 'date', nullable: false, members: [], ordinals: [] };
}
