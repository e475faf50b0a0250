import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Kind, Property } from './model/entity.ts';
import type { Place } from './place.ts';
import type { Refusal } from './refusal.ts';
import type { State } from './state.ts';

export type JsonObject = Record<string, unknown>;

/** A stored object. `values` holds what the properties read, by name. */
export interface Row {
  id: string;
  values: JsonObject;
}

/** An answer before it becomes bytes; `body` is any JSON value, `undefined` for none. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An answer as it goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** One request on its way through the steps. */
export interface Call extends Place {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The client sent more than the service takes; `body` is not complete. */
  readonly oversized: boolean;
  readonly requestId: string;
  /** What a documented method does here; `undefined` for any other method. */
  readonly kind: Kind | undefined;
  /** The documented operation; for an undocumented method, the write it is mistaken for. */
  readonly operation: string;
  readonly state: State;
  /** All steps as they are in force for this call. A step calls another one only through this. */
  readonly does: Behaviour;
}

/**
 * The service, as steps that can be replaced one by one. A step refuses by throwing a `Refusal`. Everything up to
 * `send` is synchronous, so no two requests interleave.
 */
export interface Behaviour {
  /** The whole way from a call to its answer. */
  answer(call: Call): Answer;

  authenticate(call: Call): void;
  authorize(call: Call): void;
  checkRoute(call: Call): void;
  checkMethod(call: Call): void;
  checkParents(call: Call): void;

  /** Does what the method means. */
  operate(call: Call): Answer;
  create(call: Call): Answer;
  list(call: Call): Answer;
  get(call: Call): Answer;
  update(call: Call): Answer;
  remove(call: Call): Answer;

  /** The request body as a JSON object; runs the next five steps. */
  readBody(call: Call): JsonObject;
  checkMediaType(call: Call): void;
  checkSize(call: Call): void;
  decode(call: Call, bytes: Buffer): string;
  parse(call: Call, text: string): unknown;
  expectObject(call: Call, value: unknown): JsonObject;

  /** What the body asks to store, by property name; all of it is checked before any of it is stored. */
  readChanges(call: Call, body: JsonObject): JsonObject;
  checkType(call: Call, odataType: unknown): void;
  checkId(call: Call, id: unknown): void;
  checkUndeclared(call: Call, name: string): void;
  /** Checks one property and gives the value to store. Nulls end here, other values go on by kind. */
  readValue(call: Call, property: Property, value: unknown): unknown;
  readText(call: Call, property: Property, value: unknown): unknown;
  readEnum(call: Call, property: Property, value: unknown): unknown;
  readDate(call: Call, property: Property, value: unknown): unknown;
  readBoolean(call: Call, property: Property, value: unknown): unknown;
  readInteger(call: Call, property: Property, value: unknown): unknown;

  newId(call: Call, body: JsonObject): string;
  /** The value of a property that a create leaves out. */
  initial(call: Call, property: Property): unknown;
  insert(call: Call, row: Row): void;
  find(call: Call): Row | undefined;
  select(call: Call): readonly Row[];
  merge(call: Call, row: Row, changes: JsonObject): void;
  drop(call: Call, row: Row): void;

  /** A row as JSON, as it stands in lists; get, create and update add the context. */
  represent(call: Call, row: Row): JsonObject;
  /** The body of an answer that carries one object. */
  single(call: Call, row: Row): JsonObject;
  /** The body of a list answer. */
  page(call: Call, rows: readonly Row[]): JsonObject;
  location(call: Call, row: Row): string;
  /** An error as JSON. */
  describe(call: Call, refusal: Refusal): unknown;
  refuse(call: Call, refusal: Refusal): Answer;
  /** Headers that every answer carries. */
  headers(call: Call, answer: Answer): Record<string, string>;
  serialise(call: Call, answer: Answer): Reply;
  send(call: Call, reply: Reply, response: ServerResponse): void;
}
