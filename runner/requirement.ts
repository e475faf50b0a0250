import type { Profile, Wish } from '../generators/index.ts';
import type { Contract, Entity, Operation, OperationKind, Requirement } from '../schemas/index.ts';
import type { Exchange } from '../target/index.ts';
import type { Case, Part } from './case.ts';
import type { RunIdentity } from './compose.ts';
import type { Range } from './fire.ts';
import type { History, Scene } from './history.ts';
import type { Lane } from './lane.ts';
import type { Observation, WishObservation } from './observation.ts';

/** What a spec may know when it says which cases it wants to see. */
export interface PlanContext {
  readonly contract: Contract;
  readonly profile: Profile;
  readonly run: RunIdentity;
  readonly hasReader: boolean;
}

/** One thing a judge looks at, with what a report needs to show it. */
export interface Seen<T> {
  readonly of: T;
  readonly exchange: Exchange;
  /** Follows the word "when": "status is padded with a space". */
  readonly words: string;
  readonly property?: string;
  readonly payload?: unknown;
  readonly observation?: Observation;
  readonly wish?: WishObservation;
}

export interface JudgeContext {
  readonly contract: Contract;
  readonly entity: Entity;
  readonly operation: Operation;
  readonly history: History;
}

/** What a scenario may use. */
export interface SceneContext {
  /** Properties that creates or updates change or lose anyway, as other clauses tell: a sequence need not. */
  readonly changed: ReadonlySet<string>;
  readonly range: Range;
  /** An object of the run's own, as it was last seen; undefined where there is none to be had. */
  readonly object: () => Promise<Lane | undefined>;
  readonly run: RunIdentity;
  readonly profile: Profile;
}

/** A run of requests whose order is the point. */
export interface Scenario {
  /** Writes that it takes where nothing is wrong, the deleting of what it creates among them. */
  readonly price: number;
  /** Whether it asks for an object that is there already. */
  readonly needsObject?: true;
  readonly play: (context: SceneContext) => Promise<Scene>;
}

/**
 * A clause as a check: what it wants to see on an operation, and whether what came back keeps the clause.
 * Nothing is sent from here. `judge` is pure; it throws ClauseBroken, and may return the policy it observed.
 */
export interface Check<T> {
  readonly on: (operation: Operation) => boolean;
  /** Requests that travel alone. */
  readonly cases?: (operation: Operation, plan: PlanContext) => readonly Case[];
  /** Valid values that may share payloads with others. */
  readonly wishes?: (operation: Operation, plan: PlanContext) => readonly Wish[];
  /** A run of requests whose order is the point. */
  readonly scenario?: Scenario;
  /** Requirements whose cases this one looks at as well; `'all'` for those that judge every exchange. */
  readonly borrows?: readonly string[] | 'all';
  /**
   * Which requests can be answered in the way the clause is about, beside whatever else it borrows; any on its own
   * operation unless given. Where none of them was within reach, nobody is to blame that there is nothing to judge.
   */
  readonly looksFor?: (request: Case, operation: Operation) => boolean;
  /** How many of those it takes to have something to judge; 1 unless given. */
  readonly fewest?: number;
  /** Operations, beside its own, that have to work for the check to mean anything. */
  readonly standsOn?: readonly OperationKind[];
  /** Whether its own operation has to work; not for checks of refusals before the operation is reached. */
  readonly needsOwn?: boolean;
  /** The part of the run after which everything is there to be judged. */
  readonly after: Part;
  /** What there is to judge. */
  readonly sees: (history: History, context: JudgeContext) => readonly Seen<T>[];
  readonly judge: (of: T, context: JudgeContext) => string | undefined;
  /** Whether exchanges without an answer are this check's business. */
  readonly judgesFailures?: boolean;
  /** Whether the check applies to this run at all; the reason if not. */
  readonly notApplicable?: (run: { readonly hasReader: boolean }) => string | undefined;
}

export interface Registered extends Check<unknown> {
  readonly requirement: Requirement;
}

const registered = new Map<string, Registered>();

/** Every check the specs declared, by requirement id. */
export const registry: ReadonlyMap<string, Registered> = registered;

/** Adds a check to the registry; `requirement()` is the way to call it. */
export const register = <T>(requirement: Requirement, check: Check<T>): Registered => {
  if (registered.has(requirement.id)) throw new Error(`${requirement.id} has two checks.`);
  const { kinds } = requirement;
  const speaksOf = ({ entity }: Operation): boolean =>
    kinds === undefined || entity.properties.some(({ kind }) => kinds.includes(kind));
  const on = (operation: Operation): boolean => check.on(operation) && speaksOf(operation);
  const entry = { ...(check as Check<unknown>), requirement, on };
  registered.set(requirement.id, entry);
  return entry;
};
