import type { Wish } from '../generators/index.ts';
import type { Exchange } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Case, Part } from './case.ts';
import type { History } from './history.ts';
import type { Observation, WishObservation } from './observation.ts';
import { ordinaryMembers } from './ordinary-members.ts';
import type { JudgeContext, Seen } from './requirement.ts';

/** An observation with what a report shows of it. */
export const seenObservation = (observation: Observation): Seen<Observation> => ({
  of: observation,
  exchange: observation.exchange,
  words: observation.case.words,
  payload: observation.payload,
  observation,
  ...(observation.case.property === undefined ? {} : { property: observation.case.property }),
});

/** A wish with what a report shows of it. */
export const seenWish = (found: WishObservation): Seen<WishObservation> => ({
  of: found,
  exchange: found.observation.exchange,
  words: `${found.wish.property.name} holds ${found.wish.words}`,
  property: found.wish.property.name,
  payload: found.observation.payload,
  observation: found.observation,
  wish: found,
});

/** A bare exchange with what a report shows of it. */
export const seenExchange = (exchange: Exchange): Seen<Exchange> => ({
  of: exchange,
  exchange,
  words: exchange.purpose,
  ...(exchange.request.body === undefined ? {} : { payload: exchange.request.body }),
});

/** The same without the look at the object afterwards; undefined where the two cannot be told apart. */
export const answerAlone = (seen: Seen<unknown>): Seen<unknown> | undefined => {
  const { of, observation, wish, exchange } = seen;
  if (observation === undefined || of === exchange) return seen;
  const bare: Observation = { ...observation, after: undefined };
  if (of === observation) return { ...seen, of: bare, observation: bare };
  return of === wish ? { ...seen, of: { ...wish, observation: bare }, observation: bare } : undefined;
};

/** The observations of an operation: the probe's first, then in the order of the plan, then what failures led to. */
export const observationsOf = (history: History, operationId: string): readonly Observation[] => {
  const place = ({ case: { key, part } }: Observation): number =>
    part === 'probe' ? -1 : (history.planned.get(key) ?? history.planned.size);
  return [...history.observations.values()]
    .filter(({ case: { operation } }) => operation.id === operationId)
    .sort((a, b) => place(a) - place(b));
};

/** The observations of the operation's own cases that are of the kind asked for; never of a wish that was sent alone. */
export const seenOwn =
  (isOwn: (request: Case) => boolean) =>
  (history: History, { operation }: Pick<JudgeContext, 'operation'>): readonly Seen<Observation>[] =>
    observationsOf(history, operation.id)
      .filter(({ case: request }) => request.wishes === undefined && isOwn(request))
      .map(seenObservation);

/** The observations of the payloads that break one rule. */
export const seenCases = (rule: string) => seenOwn(({ key }) => key.includes(`/${rule}/`));

/** Every exchange of an operation, with the case it belongs to where there is one. */
export const seenExchanges = (history: History, operationId: string): readonly Seen<Exchange>[] => {
  const byNumber = new Map(
    observationsOf(history, operationId).map((observation) => [observation.exchange.number, observation]),
  );
  return history.exchanges(operationId).map((exchange) => {
    const observation = byNumber.get(exchange.number);
    return { ...seenExchange(exchange), ...(observation === undefined ? {} : { observation }) };
  });
};

/** What became of the wishes of one topic. */
export const seenWishes =
  (topic: Wish['topic']) =>
  (history: History, { operation }: Pick<JudgeContext, 'operation'>): readonly Seen<WishObservation>[] =>
    [...history.wishes.values()]
      .filter(({ wish, fate }) => wish.topic === topic && wish.operation.id === operation.id && fate !== 'unknown')
      .map(seenWish);

/** An object that nobody addressed, before and after. */
export interface Revisit {
  readonly before: Representation;
  readonly now: Representation | undefined;
}

/** The run's own objects that were looked at again after a part in which nobody addressed them. */
export const revisits = (
  history: History,
  part: Part,
  created: readonly Seen<Observation>[],
): readonly Seen<Revisit>[] =>
  created.flatMap((seen) => {
    const { id, after } = seen.of;
    const again = history.revisited[part];
    if (id === undefined || after?.object === undefined || again?.has(id) !== true) return [];
    return [{ ...seen, of: { before: after.object, now: again.get(id) } }];
  });

/** A valid payload that was refused though none of its special values and members was refused alone. */
export const unexplained = (observation: Observation, { wishes }: History): boolean => {
  const explains = ({ key }: Wish): boolean => ['guilty', 'alike'].includes(wishes.get(key)?.fate ?? '');
  const special = observation.case.wishes ?? [];
  return special.every(({ key }) => wishes.has(key)) && ![...special, ...ordinaryMembers(observation)].some(explains);
};
