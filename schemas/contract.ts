/** What can be done with the objects of an entity. */
export type OperationKind = 'create' | 'list' | 'get' | 'update' | 'delete';

/**
 * Edm.String, an enumeration type, Edm.DateTimeOffset, Edm.Boolean or Edm.Int32: the types whose values the suite knows
 * how to vary.
 */
export type PropertyKind = 'text' | 'enum' | 'date' | 'boolean' | 'integer';

/** The three uses of an entity's schema: the body of a POST, the body of a PATCH, and what the service returns. */
export type Use = 'create' | 'update' | 'answer';

export interface EnumMember {
  readonly name: string;
  /** The integer behind the name in the service's metadata. */
  readonly value: number;
}

export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
  /** The type as the service's metadata names it, e.g. `Edm.String` or `microsoft.graph.windowsUpdateStatus`. */
  readonly edmType: string;
  readonly nullable: boolean;
  /** Empty unless `kind` is `enum`. */
  readonly members: readonly EnumMember[];
  /** A faker method such as `string.uuid`, or one such method with its argument: `{ 'helpers.fromRegExp': '2[2-5]H2' }`. */
  readonly faker: string | Readonly<Record<string, unknown>> | undefined;
  readonly description: string;
}

/** A parameter of a path whose value the user provides, by a command-line option or an environment variable. */
export interface PathParameter {
  readonly name: string;
  readonly option: string;
  readonly variable: string;
}

/** An object that must exist before the collection can be used. */
export interface Parent {
  /** The template of its address; it ends in `{parameter}`. */
  readonly path: string;
  readonly collectionPath: string;
  readonly parameter: PathParameter;
  /** How to come by such an object; absent where the user has to name one. */
  readonly recipe?: Recipe;
}

/** How to come by a parent object without being told its id. */
export interface Recipe {
  /** The value of `@odata.type` that the object has to have, where its collection holds several types. */
  readonly type: string;
  /** For a user who has none: sentences on where such objects come from. */
  readonly advice: string;
  /** How to create one; absent where only the service itself makes such objects. */
  readonly create?: {
    /** The least that the service accepts, and nothing that takes effect anywhere. */
    readonly body: Readonly<Record<string, unknown>>;
    /** The text property in the body to whose end the mark of the run is put. */
    readonly mark: string;
  };
}

export interface Operation {
  /** The OpenAPI operationId, e.g. `createWindowsUpdateState`. */
  readonly id: string;
  readonly kind: OperationKind;
  readonly method: 'POST' | 'GET' | 'PATCH' | 'DELETE';
  /** The template of the address below the service root. */
  readonly path: string;
  readonly entity: Entity;
  /** The documented status of success. */
  readonly success: number;
  /** The least permission that the documentation asks for. */
  readonly permission: string;
  /** The public documentation page. */
  readonly page: string;
  readonly exampleRequest: Readonly<Record<string, unknown>> | undefined;
  /** As documented. The pages of `get` show the object wrapped in `value`, against their own text. */
  readonly exampleResponse: Readonly<Record<string, unknown>> | undefined;
}

export interface Entity {
  readonly name: string;
  /** The value of `@odata.type`, e.g. `#microsoft.graph.windowsUpdateState`. */
  readonly odataType: string;
  /** In documented order, without `id` and `@odata.type`. */
  readonly properties: readonly Property[];
  /** From the outermost to the innermost. */
  readonly parents: readonly Parent[];
  readonly collectionPath: string;
  readonly itemPath: string;
  readonly itemParameter: string;
  readonly operations: Readonly<Record<OperationKind, Operation>>;
  /** JSON Schema 2020-12, one per use. */
  readonly schemas: Readonly<Record<Use, object>>;
}

export interface Requirement {
  /** Permanent: waivers, reports and checks name it. */
  readonly id: string;
  readonly topic: string;
  readonly level: 'MUST' | 'SHOULD' | 'OBSERVE';
  readonly clause: string;
  /** Legal differences between servers, which no check may report. */
  readonly tolerated: string | undefined;
  /** Where the clause comes from: `docs`, `csdl`, `odata`, `graph`, `http`. */
  readonly basis: readonly string[];
  readonly source: { readonly page: string; readonly section: string };
  /** Ids of the requirements whose faults make this clause fail as well. */
  readonly follows: readonly string[];
  /** It speaks only of entities that have a property of one of these kinds; undefined for one that speaks of all. */
  readonly kinds: readonly PropertyKind[] | undefined;
  /** Why no check exists; undefined when one does. */
  readonly excluded: string | undefined;
}

/** A group of requirements: one file of the ledger, one section of a report. */
export interface Topic {
  readonly name: string;
  readonly title: string;
}

export interface Contract {
  readonly entities: readonly Entity[];
  readonly operations: readonly Operation[];
  readonly topics: readonly Topic[];
  readonly requirements: readonly Requirement[];
}
