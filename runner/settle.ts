import type { Wish } from '../generators/index.ts';
import { isSuccess, objectIn } from '../target/index.ts';
import { sameValue } from '../verdicts/index.ts';
import type { Allowance } from './allowance.ts';
import { alone, together } from './alone.ts';
import type { Case } from './case.ts';
import type { Observation, WishObservation } from './observation.ts';
import { ordinaryMembers } from './ordinary-members.ts';
import { innocent, shapeOf } from './shape.ts';

/** What settling needs: a way to send, an allowance of writes, and the classes known to be at fault already. */
export interface Bench {
  readonly fire: (request: Case) => Promise<Observation>;
  readonly allowance: Allowance;
  readonly guilty: Set<string>;
}

export const wasAccepted = ({ exchange: { answer } }: Observation): boolean =>
  answer !== undefined && isSuccess(answer);

/** Whether a wished value was accepted, echoed and read back as it was sent. */
export const wasGranted = ({ property }: Wish, { payload, exchange, after, ...observation }: Observation): boolean => {
  if (!wasAccepted({ payload, exchange, after, ...observation })) return false;
  const echo = objectIn(exchange.answer);
  const shown = after === undefined ? [echo] : [echo, after.object];
  return shown.every(
    (object) => object !== undefined && sameValue(property, payload[property.name], object[property.name]),
  );
};

/** A write, and on create the delete it will need. */
const price = (wish: Wish): number => (wish.operation.kind === 'create' ? 2 : 1);

/** Sends a wish alone; undefined when there is no allowance for that. */
const tryAlone = async (bench: Bench, wish: Wish): Promise<Observation | undefined> =>
  bench.allowance.take(price(wish)) ? bench.fire(alone(wish)) : undefined;

/**
 * Whether a value that was refused alone is to blame, and not the realistic values that a create carries beside it, nor
 * how many creates came before: then the same payload is accepted with a realistic value in its place, and refused
 * again with the value itself.
 */
const isToBlame = async (bench: Bench, wish: Wish, own: Observation): Promise<boolean> => {
  const shape = wasAccepted(own) || wish.operation.kind !== 'create' ? undefined : shapeOf(own);
  if (shape === undefined || !bench.allowance.take(2 * price(wish))) return true;
  const { name } = wish.property;
  const words = `${name} is realistic where ${wish.words} was refused`;
  const control = { ...innocent(shape, [name]), key: `${wish.key}/control`, words, wishes: [] };
  if (!wasAccepted(await bench.fire({ ...alone(wish), ...control }))) return false;
  return !wasAccepted(await bench.fire({ ...alone(wish), key: `${wish.key}/again` }));
};

/** A wish that failed alone, in as small pieces as it can be told apart. */
const accuse = async (bench: Bench, wish: Wish, observation: Observation): Promise<readonly WishObservation[]> => {
  bench.guilty.add(wish.class);
  const found: WishObservation[] = [];
  for (const piece of wish.pieces) {
    const own = await tryAlone(bench, piece);
    if (own !== undefined && !wasGranted(piece, own)) found.push({ wish: piece, observation: own, fate: 'guilty' });
  }
  return found.length > 0 ? found : [{ wish, observation, fate: 'guilty' }];
};

/** Accepted, but some values came back changed: the echo tells which, sending them alone makes the evidence small. */
const settleAccepted = async (
  bench: Bench,
  parcel: Observation,
  wishes: readonly Wish[],
): Promise<readonly WishObservation[]> => {
  const settled: WishObservation[] = [];
  for (const wish of wishes) {
    if (wasGranted(wish, parcel)) settled.push({ wish, observation: parcel, fate: 'granted' });
    else if (bench.guilty.has(wish.class)) settled.push({ wish, observation: parcel, fate: 'alike' });
    else {
      const own = await tryAlone(bench, wish);
      // What fails in company only is no less broken: then the parcel is the evidence.
      settled.push(...(await accuse(bench, wish, own === undefined || wasGranted(wish, own) ? parcel : own)));
    }
  }
  return settled;
};

/**
 * A member may be refused only where the object comes from a certain other one: it is put back to what it held when
 * the parcel was refused, and takes the same step alone. Undefined where the step is not refused.
 */
const tryStep = async (bench: Bench, wish: Wish, { before }: Observation): Promise<WishObservation | undefined> => {
  const held = before?.[wish.property.name];
  if (wish.topic !== 'enum' || typeof held !== 'string' || !bench.allowance.take(2 * price(wish))) return undefined;
  await bench.fire(alone({ ...wish, value: held, words: `the member ${held}`, key: `${wish.key}/back` }));
  const step: Wish = { ...wish, words: `${wish.words}, coming from ${held}`, key: `${wish.key}/step` };
  const observation = await bench.fire(alone(step));
  return wasAccepted(observation) ? undefined : { wish: step, observation, fate: 'guilty' };
};

/** Refused: the values are sent alone in turn until one is refused as well, then the others go together again. */
const settleRefused = async (
  bench: Bench,
  parcel: Observation,
  wishes: readonly Wish[],
): Promise<readonly WishObservation[]> => {
  const alike = wishes.filter((wish) => bench.guilty.has(wish.class));
  const settled: WishObservation[] = alike.map((wish) => ({ wish, observation: parcel, fate: 'alike' }));
  let rest = wishes.filter((wish) => !alike.includes(wish));
  for (const wish of alike.length > 0 ? [] : rest) {
    const own = await tryAlone(bench, wish);
    rest = rest.filter((other) => other !== wish);
    if (own === undefined) settled.push({ wish, observation: parcel, fate: 'unknown' });
    else if (wasGranted(wish, own)) {
      const step = await tryStep(bench, wish, parcel);
      settled.push(step ?? { wish, observation: own, fate: 'granted' });
      if (step !== undefined) break;
    } else if (!(await isToBlame(bench, wish, own))) settled.push({ wish, observation: own, fate: 'unknown' });
    else {
      settled.push(...(await accuse(bench, wish, own)));
      break;
    }
  }
  const again = together(`${parcel.case.key}/rest`, rest);
  if (again === undefined) return settled;
  if (!bench.allowance.take(2)) {
    return [...settled, ...rest.map((wish): WishObservation => ({ wish, observation: parcel, fate: 'unknown' }))];
  }
  return [...settled, ...(await settle(bench, await bench.fire(again)))];
};

const isGuilty = ({ fate }: WishObservation): boolean => fate === 'guilty' || fate === 'alike';

/** What became of each wish of a parcel; of other members in it, what is known to be refused. */
export const settle = async (bench: Bench, parcel: Observation): Promise<readonly WishObservation[]> => {
  const wishes = parcel.case.wishes ?? [];
  if (parcel.exchange.answer === undefined)
    return wishes.map((wish) => ({ wish, observation: parcel, fate: 'unknown' }));
  if (wasAccepted(parcel)) return settleAccepted(bench, parcel, wishes);
  const members = ordinaryMembers(parcel);
  const settled = await settleRefused(bench, parcel, [...wishes, ...members]);
  return settled.filter((found) => !members.includes(found.wish) || isGuilty(found));
};
