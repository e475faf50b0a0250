import { type Exchange, isSuccess, objectIn } from '../target/index.ts';
import { differences, type Representation } from '../verdicts/index.ts';
import { type Case, hasBody, needsObject, placeOf } from './case.ts';
import type { Collection } from './collection.ts';
import { type Composed, compose, type RunIdentity } from './compose.ts';
import { isHostile } from './hostile.ts';
import type { Lane } from './lane.ts';
import type { Observation, Reading } from './observation.ts';

export interface Range {
  readonly collection: Collection;
  readonly run: RunIdentity;
  /** Whether GET of an item can be relied on to look at objects afterwards. */
  readonly canRead: boolean;
  /** An object of the run's own that nobody addresses meanwhile. */
  readonly idle?: { readonly id: string; readonly state: Representation } | undefined;
}

const accepted = (exchange: Exchange): boolean => exchange.answer !== undefined && isSuccess(exchange.answer);

/** Waits until GET shows an expected state; absent where GET is not available. */
const lookAgain = async (
  range: Range,
  id: string,
  expected: Representation | undefined,
  why: string,
): Promise<Reading | undefined> =>
  range.canRead
    ? range.collection.readUntil(
        id,
        why,
        ({ object }) =>
          object !== undefined &&
          (expected === undefined || differences(range.collection.entity, expected, object).length === 0),
      )
    : undefined;

const send = (range: Range, request: Case, url: string, { body, mark, payload }: Composed): Promise<Exchange> =>
  range.collection.call({
    operation: request.operation,
    purpose: request.words,
    url,
    body,
    ...(request.verbatim === true ? { verbatim: payload } : { mark }),
    hostile: isHostile(request),
    ...(request.method === undefined ? {} : { method: request.method }),
    ...(request.credential === undefined ? {} : { credential: request.credential }),
    ...(request.contentType === undefined ? {} : { contentType: request.contentType }),
    ...(body === undefined && request.encode !== undefined ? { contentType: 'application/json' } : {}),
  });

type Around = Pick<Observation, 'id' | 'before' | 'after' | 'exchange' | 'beside'>;

const onCollection = async (
  range: Range,
  request: Case,
  composed: Composed,
  unknownParent?: string,
): Promise<Around> => {
  const place = unknownParent === undefined ? range.collection : range.collection.below(unknownParent);
  const exchange = await send(range, request, place.collectionUrl(), composed);
  const mayCreate = (request.method ?? request.operation.method) !== 'GET' && accepted(exchange);
  const id = mayCreate ? place.note(exchange) : undefined;
  const after =
    id === undefined || unknownParent !== undefined
      ? undefined
      : await lookAgain(range, id, objectIn(exchange.answer), 'reads what was created');
  const location = id === undefined || !range.canRead ? undefined : await followLocation(range, exchange);
  return { exchange, id, before: undefined, after, beside: location === undefined ? {} : { location } };
};

/** Follows the Location of a new object, but never to another origin: the token stays where it belongs. */
const followLocation = async ({ collection }: Range, { answer, request }: Exchange): Promise<Exchange | undefined> => {
  const location = answer?.headers.location;
  if (location === undefined || !URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  if (url.origin !== new URL(request.url).origin) return undefined;
  const follow = (): Promise<Exchange> =>
    collection.call({
      operation: collection.entity.operations.get,
      purpose: 'follows the Location of a new object',
      url: url.href,
    });
  // Whoever answers may not know the object yet, though another one did.
  const { value } = await collection.patience.until(follow, (exchange) => exchange.answer?.status !== 404);
  return value;
};

/** What an item has to look like after a request: what the answer says, or what was sent, or as before. */
const expectedAfter = (exchange: Exchange, composed: Composed, before: Representation): Representation =>
  accepted(exchange) ? (objectIn(exchange.answer) ?? { ...before, ...composed.payload }) : before;

/** Whether a DELETE that should have been refused has deleted the object. */
const isGone = async ({ canRead, collection }: Range, id: string): Promise<boolean> => {
  if (!canRead) return false;
  const purpose = 'looks whether the object is still there';
  return (await collection.readUntil(id, purpose, ({ exchange }) => exchange.answer?.status === 404)).met;
};

const onItem = async (
  range: Range,
  request: Case,
  composed: Composed,
  lane: Lane,
  unknownParent?: string,
): Promise<Around> => {
  const { collection } = range;
  const before = lane.state;
  const place = unknownParent === undefined ? collection : collection.below(unknownParent);
  const exchange = await send(range, request, place.itemUrl(lane.id), composed);
  if (request.method === 'POST') collection.note(exchange);
  const deleted = (request.method ?? request.operation.method) === 'DELETE' && accepted(exchange);
  if (request.operation.kind === 'get' || deleted) {
    lane.lost ||= deleted && (unknownParent === undefined || (await isGone(range, lane.id)));
    return { exchange, id: lane.id, before, after: undefined, beside: {} };
  }
  const after = await lookAgain(range, lane.id, expectedAfter(exchange, composed, before), 'reads the object again');
  lane.state = after?.object ?? expectedAfter(exchange, composed, before);
  // What was not answered in time may be carried out at any time: nothing more can be said of such an object.
  lane.lost ||=
    exchange.failure?.code === 'DEADLINE' || (after?.exchange.answer !== undefined && after.object === undefined);
  return { exchange, id: lane.id, before, after, beside: {} };
};

const onUnknownItem = async (range: Range, request: Case, composed: Composed): Promise<Around> => {
  const { collection } = range;
  const unknownId = request.unknownId ?? collection.unknownIds[request.operation.kind];
  const exchange = await send(range, request, collection.itemUrl(unknownId), composed);
  // An object that GET or DELETE shows is somebody else's.
  if (hasBody(request)) collection.note(exchange);
  const again = range.canRead ? await collection.read(unknownId, 'reads the unknown id again') : undefined;
  return { exchange, id: undefined, before: undefined, after: undefined, beside: again === undefined ? {} : { again } };
};

/** How often a case is sent whose answers are lost. */
const sendingsAtMost = 3;

/**
 * Sends the request of a case and looks at what it did. Where the answer was lost, it is sent once more with another
 * mark, so that what the first one may have created is told from what the second one does.
 *
 * @param lane the object to address; needed where the case addresses an item.
 * @throws Error if a case on an item comes without a lane: a fault of the plan.
 */
export const fire = async (range: Range, request: Case, lane?: Lane): Promise<Observation> => {
  const { idle } = range;
  const borrowed =
    request.borrowsId === true && idle !== undefined
      ? { ...request, values: { ...request.values, id: idle.id } }
      : request;
  const place = placeOf(request);
  const unknownParent = place === 'unknown-parent' ? request.unknownParent : undefined;
  const around = async (composed: Composed): Promise<Around> => {
    if (place === 'unknown-item') return onUnknownItem(range, request, composed);
    if (!needsObject(request)) return onCollection(range, request, composed, unknownParent);
    if (lane === undefined) throw new Error(`${request.key}: the plan gave no object to address`);
    return onItem(range, request, composed, lane, unknownParent);
  };
  const observe = async (sending: number): Promise<Observation> => {
    const key = sending === 1 ? request.key : `${request.key}/sending-${sending}`;
    const composed = compose({ ...borrowed, key }, range.run, needsObject(request) ? lane?.state : undefined);
    const seen = await around(composed);
    return seen.exchange.failure?.code === 'LOST_ANSWER' && sending < sendingsAtMost
      ? observe(sending + 1)
      : { case: request, payload: composed.payload, mark: composed.mark, ...seen };
  };
  const observation = await observe(1);
  if (borrowed === request || idle === undefined || !range.canRead) return observation;
  const reading = await range.collection.readUntil(idle.id, 'reads the object whose id was mentioned', () => true);
  return reading.exchange.answer === undefined
    ? observation
    : { ...observation, idle: { before: idle.state, now: reading.object } };
};
