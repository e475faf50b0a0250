import type { Payload } from '../generators/index.ts';
import type { Entity, OperationKind } from '../schemas/index.ts';
import type { Exchange } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Part } from './case.ts';
import type { Listing, Observation, WishObservation } from './observation.ts';
import type { Plan } from './plan.ts';

/** How far an operation can be used by checks of other operations. */
export interface Standing {
  /** Whether the service knows the operation; undefined where that could not be found out. */
  readonly routed: boolean | undefined;
  /** Whether a plain valid request had its effect, so that other checks can stand on the operation. */
  readonly works: boolean;
  /** Why not, in a sentence's end: "answers 500 to a valid request". */
  readonly problem: string;
  /** The first valid requests, at most two where the operation is not routed. */
  readonly exchanges: readonly Exchange[];
}

/** An object that was deleted, and whether it is gone. */
export interface Deletion {
  readonly id: string;
  readonly exchange: Exchange;
  /** GET afterwards, where one was made. */
  readonly after: Exchange | undefined;
  readonly gone: boolean | undefined;
}

/** A parent object that was looked for before anything else. */
export interface ParentCheck {
  readonly exchange: Exchange;
  readonly found: 'yes' | 'no' | 'cannot tell';
  /** For a missing one: the id, and the option and variable to change. */
  readonly advice: string;
}

/** An object that stands in the collection though no answer named it. */
export interface Stray {
  readonly object: Representation;
  /** The request that made it, found by the mark; undefined where the mark is spoilt. */
  readonly observation: Observation | undefined;
}

/** An object that is not the run's, which a request of the run changed. */
export interface Disturbance {
  readonly observation: Observation;
  readonly before: Representation;
  readonly now: Representation | undefined;
}

/** All that a run recorded about one entity; the judges read nothing else. */
export interface History {
  readonly entity: Entity;
  readonly parents: readonly ParentCheck[];
  readonly standing: Readonly<Record<OperationKind, Standing>>;
  /** What creates were made of, where the target refuses realistic values. */
  readonly ordinary?: Payload;
  /** By case key. */
  readonly observations: ReadonlyMap<string, Observation>;
  /** The place of each planned case, by key: what is judged and told keeps this order, whatever came back first. */
  readonly planned: ReadonlyMap<string, number>;
  /** What each address looks at, by `ID/operation`: keys of cases, and ids of scenarios. */
  readonly wanted: Plan['wanted'];
  /** What each address itself wants to see tried. */
  readonly ownCases: Plan['ownCases'];
  /** Why some of that was not sent, by key. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** By wish key. */
  readonly wishes: ReadonlyMap<string, WishObservation>;
  /** What the run's own objects looked like again after a part in which they were not addressed, by id. */
  readonly revisited: Readonly<Partial<Record<Part, ReadonlyMap<string, Representation | undefined>>>>;
  /** Every exchange of an operation so far, in the order of sending. */
  readonly exchanges: (operationId: string) => readonly Exchange[];
  /** The collection after each part; `created` is after the first create. */
  readonly listings: Readonly<Partial<Record<Part | 'created', Listing>>>;
  /** Other people's objects that changed with our requests, and did so again when that was repeated. */
  readonly disturbed: Readonly<Partial<Record<Part, readonly Disturbance[]>>>;
  readonly deletions: readonly Deletion[];
  readonly strays: readonly Stray[];
  /** Addresses of objects that appeared with our requests but carry no mark, so that nobody may delete them for us. */
  readonly unclaimed: readonly string[];
  /** What scenarios recorded, by requirement id. */
  readonly scenes: ReadonlyMap<string, Scene>;
}

/** The outcome of a scenario: a run of requests whose order is the point. */
export interface Scene {
  readonly exchanges: readonly Exchange[];
  /** What the scenario saw that the model of a collection does not allow; undefined where all agreed. */
  readonly disagreement?: {
    readonly message: string;
    readonly steps: readonly string[];
    readonly exchange: Exchange | undefined;
    readonly property?: string;
    readonly expected?: unknown;
    readonly actual?: unknown;
    readonly seed?: number;
    readonly path?: string;
  };
}

/** A history in the making. */
export interface MutableHistory extends History {
  readonly observations: Map<string, Observation>;
  readonly wishes: Map<string, WishObservation>;
  readonly leftOut: Map<string, string>;
  readonly listings: Partial<Record<Part | 'created', Listing>>;
  readonly disturbed: Partial<Record<Part, readonly Disturbance[]>>;
  readonly revisited: Partial<Record<Part, ReadonlyMap<string, Representation | undefined>>>;
  readonly deletions: Deletion[];
  readonly strays: Stray[];
  readonly unclaimed: string[];
  readonly scenes: Map<string, Scene>;
}
