import type { Entity } from '../schemas/index.ts';
import { type Exchange, objectIn } from '../target/index.ts';
import type { Step } from './curl.ts';
import type { History } from './history.ts';
import type { Observation } from './observation.ts';
import type { JudgeContext, Seen } from './requirement.ts';

/** More requests than these are nothing to paste into a terminal. */
const longestScene = 30;

const stepOf = ({ request }: Exchange): Step => ({ request });

/** A create of the run that went well, to be sent once more where an object is needed. */
const aCreate = ({ observations }: History): Observation | undefined =>
  [...observations.values()].find(({ case: { operation }, id }) => operation.kind === 'create' && id !== undefined);

/** Makes an object in the place of the one of that id, if the run has created any. */
const making = (history: History, id: unknown): readonly Step[] => {
  const create = aCreate(history);
  return create === undefined ? [] : [{ ...stepOf(create.exchange), makes: String(id) }];
};

/**
 * Where the finding is about a member of an enumeration, brings an object to the member that the update found there: the
 * step from one to the other may be what is at fault.
 */
const preparing = (
  { properties }: Entity,
  property: string | undefined,
  { payload, before, exchange }: Observation,
  { request }: Exchange,
): readonly Step[] => {
  const [only, ...others] = Object.keys(payload);
  const { name = '', members = [] } =
    properties.find((one) => one.name === (property ?? (others.length === 0 ? only : undefined))) ?? {};
  const isStep = [payload, before].every((state) => members.some((member) => member.name === state?.[name]));
  const body = JSON.stringify({ [name]: before?.[name] });
  const { method, url } = exchange.request;
  return isStep ? [{ request: { method, url, headers: request.headers, body } }] : [];
};

/** What a recipe has to show. */
export interface Shown {
  /** The property that the finding is about. */
  readonly property: string | undefined;
  /** Whether the answer alone does not show it, but what GET says afterwards. */
  readonly looksAfterwards: boolean;
}

/** What was sent for one object: it is made, brought into its state, the request is sent, and it is looked at. */
const observedSteps = (
  { entity, history }: JudgeContext,
  observation: Observation,
  { property, looksAfterwards }: Shown,
): readonly Step[] => {
  const { id, exchange, after, idle } = observation;
  const { kind } = observation.case.operation;
  if (id === undefined) return [stepOf(exchange)];
  const look = looksAfterwards && after !== undefined ? [stepOf(after.exchange)] : [];
  const other = idle === undefined ? [] : making(history, idle.before.id);
  if (kind === 'create') {
    return [...other, look.length === 0 ? stepOf(exchange) : { ...stepOf(exchange), makes: id }, ...look];
  }
  const create = aCreate(history);
  const prepared =
    kind === 'update' && create !== undefined ? preparing(entity, property, observation, create.exchange) : [];
  return [...other, ...making(history, id), ...prepared, stepOf(exchange), ...look];
};

/** What shows that something was deleted, or was not: GET, and the list where GET says so. */
const deletionSteps = ({ history }: JudgeContext, exchange: Exchange): readonly Step[] | undefined => {
  const deletion = history.deletions.find((one) => one.exchange === exchange);
  if (deletion === undefined) return undefined;
  const { id, after } = deletion;
  const list = after?.answer?.status === 404 ? (history.listings.cleanup?.exchanges.slice(0, 1) ?? []) : [];
  const looks = after === undefined ? [] : [after, ...list];
  return [...making(history, id), stepOf(exchange), ...looks.map(stepOf)];
};

const mentions = ({ request: { url, body = '' } }: Exchange, id: string): boolean =>
  url.endsWith(`/${encodeURIComponent(id)}`) || body.includes(JSON.stringify(id));

const looksAgain = (one: Exchange, next: Exchange | undefined): boolean =>
  one.request.method === 'GET' && next?.request.method === 'GET' && one.request.url === next.request.url;

/** What was sent until something came out otherwise, without the repetitions of whoever waits; undefined if too much. */
const sceneSteps = (exchanges: readonly Exchange[], last: Exchange): readonly Step[] | undefined => {
  const until = exchanges.slice(0, exchanges.indexOf(last) + 1);
  const steps = until
    .filter((exchange, i) => !looksAgain(exchange, until[i + 1]))
    .map((exchange, i, all): Step => {
      const id = exchange.request.method === 'POST' ? objectIn(exchange.answer)?.id : undefined;
      const isUsed = typeof id === 'string' && all.slice(i + 1).some((later) => mentions(later, id));
      return isUsed ? { ...stepOf(exchange), makes: id } : stepOf(exchange);
    });
  return steps.length > longestScene ? undefined : steps;
};

/** A look at an object of the run's own, which is gone by now. */
const lookSteps = ({ history }: JudgeContext, exchange: Exchange): readonly Step[] | undefined => {
  if (exchange.request.method !== 'GET' || exchange.answer?.status === 404) return undefined;
  const own = [...history.observations.values()].find(({ id }) => id !== undefined && mentions(exchange, id));
  return own === undefined ? undefined : [...making(history, own.id), stepOf(exchange)];
};

/** The requests that show a finding, for somebody who has nothing but a terminal. */
export const recipeOf = (
  { of, exchange, observation }: Seen<unknown>,
  context: JudgeContext,
  shown: Shown,
): readonly Step[] => {
  const scene = [...context.history.scenes.values()].find((one) => one === of);
  const steps =
    (scene && sceneSteps(scene.exchanges, exchange)) ??
    deletionSteps(context, exchange) ??
    (observation === undefined ? lookSteps(context, exchange) : observedSteps(context, observation, shown));
  return steps ?? [stepOf(exchange)];
};
