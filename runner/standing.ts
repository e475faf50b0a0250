import { type Exchange, isSuccess, objectIn } from '../target/index.ts';
import type { Standing } from './history.ts';
import type { Listing, Reading } from './observation.ts';
import { saysNotRouted } from './routed.ts';
import { statusOf } from './status-of.ts';

/** How far the answers to the first requests of an operation let other checks stand on it. Pure functions. */

const standing = (exchanges: readonly Exchange[], routed: boolean | undefined, problem = ''): Standing => ({
  routed,
  works: routed === true && problem === '',
  problem: routed === false ? 'the service does not know the operation' : problem,
  exchanges,
});

/** Carried out, or refused by somebody who knows the operation; undefined where the answer tells neither. */
const known = (exchange: Exchange): boolean | undefined => {
  const { answer } = exchange;
  if (answer === undefined) return undefined;
  if (isSuccess(answer)) return answer.status === 204 || answer.json !== undefined || undefined;
  return (answer.status < 500 && objectIn(answer)?.error !== undefined) || undefined;
};

/** Nothing was sent, for the reason given. */
export const notTried = (problem: string): Standing => standing([], undefined, problem);

export const listStanding = (listing: Listing): Standing => {
  const [first] = listing.exchanges;
  if (first === undefined) return notTried('nothing was sent');
  if (saysNotRouted(first, true)) return standing(listing.exchanges, false);
  return standing(listing.exchanges, known(first), listing.problem);
};

export const createStanding = (exchange: Exchange, id: string | undefined): Standing => {
  if (saysNotRouted(exchange, true)) return standing([exchange], false);
  const accepted = exchange.answer !== undefined && isSuccess(exchange.answer);
  const problem = accepted
    ? 'a valid create is answered without the id of the new object'
    : `a valid create is answered with ${statusOf(exchange)}`;
  return standing([exchange], known(exchange), id === undefined ? problem : '');
};

/** @param listed whether the list shows the object, so that a 404 speaks of the route and not of the object. */
export const getStanding = (exchanges: readonly Exchange[], reading: Reading, listed: boolean): Standing => {
  if (reading.object !== undefined) return standing(exchanges, true);
  if (saysNotRouted(reading.exchange, listed)) return standing(exchanges, false);
  return standing(
    exchanges,
    known(reading.exchange),
    `GET of a new object is answered with ${statusOf(reading.exchange)}`,
  );
};

/** A 404 for an object that is not there; its route may be. */
const saysNotThere = ({ answer }: Exchange, exists: boolean): boolean => !exists && answer?.status === 404;

/** @param exists whether the object that was updated is there */
export const updateStanding = (exchanges: readonly Exchange[], exists: boolean): Standing => {
  const last = exchanges.at(-1);
  if (last === undefined) return notTried('nothing was sent');
  if (saysNotRouted(last, exists)) return standing(exchanges, false);
  if (saysNotThere(last, exists)) return standing(exchanges, undefined, 'the new object is not there');
  const accepted = last.answer !== undefined && isSuccess(last.answer);
  const problem = accepted
    ? 'a valid update is answered without the object'
    : `a valid update is answered with ${statusOf(last)}`;
  return standing(exchanges, known(last), accepted && objectIn(last.answer) !== undefined ? '' : problem);
};

/** @param exists whether the object was there */
export const deleteStanding = (exchanges: readonly Exchange[], gone: boolean, exists: boolean): Standing => {
  const last = exchanges.at(-1);
  if (last === undefined) return notTried('nothing was sent');
  if (saysNotThere(last, exists)) return standing(exchanges, undefined, 'the new object is not there');
  // Whatever it answered, a DELETE that deletes is routed.
  if (saysNotRouted(last, true) && !gone) return standing(exchanges, false);
  const accepted = last.answer !== undefined && isSuccess(last.answer);
  const problem = accepted
    ? 'DELETE is answered with success and the object is still there'
    : `DELETE is answered with ${statusOf(last)}`;
  return standing(exchanges, accepted || gone ? true : known(last), gone ? '' : problem);
};

/** With no object to address, an item operation can still say that it does not exist. */
export const standingWithoutObject = (exchange: Exchange, problem: string): Standing =>
  saysNotRouted(exchange, false) ? standing([exchange], false) : standing([exchange], undefined, problem);
