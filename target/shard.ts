import type { Contract, Entity, Operation, OperationKind } from '../schemas/index.ts';
import type { Given } from './given.ts';
import type { Budget } from './governor.ts';
import type { Budgets } from './limits.ts';
import { UsageError } from './usage-error.ts';

/** One of the parts into which a run is divided. */
export interface Shard {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
  /** How many of them have anything to do: these share what the tenant allows. */
  readonly working: number;
  /** The names of the operations whose addresses are this part's. */
  readonly operations: ReadonlySet<string>;
}

/** A run id has 24 characters, and the shard's number is part of it. */
const most = 999;

const malformed = ({ text, from }: Given): UsageError =>
  new UsageError(`${from}: '${text}' is no shard such as 2/4, one of 1 to ${most} and none beyond the last.`);

/**
 * Requests that the addresses of an operation need beside what an entity needs anyway, and that: rounded from runs
 * against the mock. They are the same for everybody, since shards that never meet have to agree on who does what.
 */
const cost: Readonly<Record<OperationKind, number>> = { update: 280, create: 220, delete: 40, get: 15, list: 5 };
const costOfEntity = 75;

interface Share {
  readonly operations: Operation[];
  cost: number;
}

const costIn = ({ operations, cost: before }: Share, { entity, kind }: Operation): number =>
  before + cost[kind] + (operations.some((other) => other.entity === entity) ? 0 : costOfEntity);

const holds = ({ operations }: Share, entity: Entity): boolean => operations.some((one) => one.entity === entity);

const least = (shares: readonly Share[], operation: Operation): Share | undefined =>
  shares.toSorted((a, b) => costIn(a, operation) - costIn(b, operation))[0];

/**
 * Who does what. An operation stays in one piece, because clauses about every answer need all of its requests, so they
 * would be sent once more for each further piece. The dearest come first, each to where it ends soonest; but what fits
 * in beside its own entity opens no further shard, since that would take requests and save no time.
 */
const divide = ({ operations }: Contract, of: number): readonly Share[] => {
  const shares = Array.from({ length: of }, (): Share => ({ operations: [], cost: 0 }));
  for (const operation of operations.toSorted((a, b) => cost[b.kind] - cost[a.kind])) {
    const longest = Math.max(...shares.map((share) => share.cost));
    const fitting = shares.filter((share) => holds(share, operation.entity) && costIn(share, operation) <= longest);
    const share = least(fitting, operation) ?? least(shares, operation);
    if (share === undefined) continue;
    share.cost = costIn(share, operation);
    share.operations.push(operation);
  }
  return shares;
};

/**
 * Reads a part of a run, such as 2/4.
 *
 * @throws UsageError where there is no such part
 */
export const shardIn = (given: Given, contract: Contract): Shard => {
  const [, first = '', second = ''] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(given.text) ?? [];
  const [number, of] = [Number(first), Number(second)];
  if (first === '' || number > of) throw malformed(given);
  const shares = divide(contract, of);
  return {
    number,
    of,
    working: shares.filter(({ operations }) => operations.length > 0).length,
    operations: new Set(shares[number - 1]?.operations.map(({ id }) => id)),
  };
};

const partOf = ({ limit, windowMs }: Budget, parts: number): Budget =>
  limit >= parts ? { limit: Math.floor(limit / parts), windowMs } : { limit: 1, windowMs: (windowMs * parts) / limit };

/** What one of so many runs at once may send, so that all together stay within the budgets. */
export const sharedBy = (budgets: Budgets, parts: number): Budgets =>
  budgets === undefined
    ? undefined
    : { writes: partOf(budgets.writes, parts), requests: partOf(budgets.requests, parts) };

/** The mark of a part: what it creates is other people's for all others, even where they have the id in common. */
export const runIdOf = (runId: string, { number }: Pick<Shard, 'number'>): string => `${runId}s${number}`;
