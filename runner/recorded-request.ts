import type { Payload, Wish } from '../generators/index.ts';
import type { Operation } from '../schemas/index.ts';
import type { Finding } from '../verdicts/index.ts';
import { alone } from './alone.ts';
import { type Case, hasBody } from './case.ts';
import { exampleCreate, exampleUpdate, fullUpdate, plainCreate, plainUpdate, simplestCreate } from './plain.ts';
import { planFor } from './plan.ts';
import type { PlanContext, Registered } from './requirement.ts';

/** A request of an earlier run, as the plan knows it and as it was sent. */
export interface RecordedRequest {
  /** What judges are shown: what is special about the request has not changed. */
  readonly planned: Case;
  /** What is sent: the body as it was. */
  readonly sent: Case;
  /** The value that was wished for, where the clause is about one. */
  readonly wish: Wish | undefined;
}

/** The body as it was sent: its bytes, its text, or the JSON text of the payload. */
const bodyIn = ({ request, payload }: Finding): string | Uint8Array | undefined => {
  if (request?.bodyBase64 !== undefined) return Buffer.from(request.bodyBase64, 'base64');
  return request?.body ?? (payload === undefined ? undefined : JSON.stringify(payload));
};

const objectIn = (payload: unknown): Payload =>
  typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { ...payload } : {};

const withPieces = (wish: Wish): readonly Wish[] => [wish, ...wish.pieces.flatMap(withPieces)];

/** The first requests of a run, which no check asks for. */
const probing = (operation: Operation): readonly (Case | undefined)[] =>
  operation.kind === 'create'
    ? [plainCreate(operation), simplestCreate(operation), exampleCreate(operation)]
    : [plainUpdate(operation, 0), fullUpdate(operation), exampleUpdate(operation)];

/**
 * Finds in the plan what a finding rests on; undefined where one request does not show it, or the plan does not know
 * it: it followed from what came back before, or the plan has changed.
 */
export const recordedRequest = (
  finding: Finding,
  operation: Operation,
  checks: readonly Registered[],
  context: PlanContext,
): RecordedRequest | undefined => {
  const { planned: place, payload } = finding;
  if (place === undefined) return undefined;
  const wishes = checks
    .flatMap((check) => (check.on(operation) ? (check.wishes?.(operation, context) ?? []) : []))
    .flatMap(withPieces);
  const wish = wishes.find(({ key }) => key === place.wish);
  const { cases } = planFor(operation.entity, checks, (_, id) => id === operation.id, context);
  const known = [...cases, ...probing(operation), ...wishes.map(alone)];
  const planned = known.find((request) => request?.key === place.case);
  const lacksWish = place.wish !== undefined && wish === undefined;
  // An id that was borrowed belonged to a second object.
  if (planned === undefined || lacksWish || planned.borrowsId === true) return undefined;
  const body = bodyIn(finding);
  const sent: Case = {
    ...planned,
    base: 'none',
    values: objectIn(payload),
    verbatim: true,
    ...(hasBody(planned) ? { encode: () => body } : {}),
  };
  return { planned, sent, wish };
};
