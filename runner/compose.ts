import { markOf, type Payload, realistic, realisticChange, withMark } from '../generators/index.ts';
import type { Entity } from '../schemas/index.ts';
import { type Case, hasBody, placeOf } from './case.ts';

/** What makes the bodies of a run repeatable. */
export interface RunIdentity {
  readonly seed: number;
  readonly runId: string;
  /** The ordinary values of creates on a target that refuses realistic ones. */
  readonly ordinary?: Payload;
}

export interface Composed {
  readonly payload: Payload;
  readonly mark: string;
  readonly body: string | Uint8Array | undefined;
}

/** A service may show more digits of a second than it has to take. */
const plainDates = ({ properties }: Entity, present: Payload): Payload =>
  Object.fromEntries(
    Object.entries(present).map(([name, value]) => {
      const isDate = properties.some((property) => property.name === name && property.kind === 'date');
      return [name, isDate && typeof value === 'string' ? withoutZeros(value) : value];
    }),
  );

const withoutZeros = (timestamp: string): string => timestamp.replace(/(\.\d*[1-9])0+(?=\D)|\.0+(?=\D)/, '$1');

const baseOf = (request: Case, run: RunIdentity, present: Payload | undefined): Payload => {
  if (request.base === 'none' || request.base.length === 0) return {};
  const { base, omit = [] } = request;
  const { entity } = request.operation;
  const all =
    present === undefined
      ? (run.ordinary ?? realistic(entity, run.seed, request.key))
      : request.unchanging === true
        ? plainDates(entity, present)
        : realisticChange(entity, run.seed, request.key, present);
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => (base === 'all' || base.includes(name)) && !omit.includes(name)),
  );
};

/** Requests that may create an object carry the mark; updates of our own objects need none. */
const needsMark = (request: Case): boolean => request.verbatim !== true && placeOf(request) !== 'item';

/**
 * The payload and body of a case: the same bytes for the same seed, run id and case.
 *
 * @param present what the addressed object holds: realistic values of an update differ from that
 */
export const compose = (request: Case, run: RunIdentity, present?: Payload): Composed => {
  const { operation, values = {}, carriers = [] } = request;
  const mark = markOf(run.runId, request.key);
  const plain = baseOf(request, run, present);
  const base = Object.fromEntries(Object.entries(plain).filter(([name]) => !(name in values)));
  const unmarked = { ...base, ...values };
  const payload = needsMark(request)
    ? withMark(operation.entity, unmarked, mark, (name) => name in base || carriers.includes(name))
    : unmarked;
  if (!hasBody(request)) return { payload, mark, body: undefined };
  return { payload, mark, body: request.encode === undefined ? JSON.stringify(payload) : request.encode(payload) };
};
