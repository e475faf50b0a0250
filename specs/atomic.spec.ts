import {
  type Case,
  type History,
  type Observation,
  observationsOf,
  on,
  requirement,
  type Seen,
  seenObservation,
  wasAccepted,
} from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { isWeather } from '../target/index.ts';
import { agree, holds, type Representation } from '../verdicts/index.ts';
import { isToBeRefused } from './to-be-refused.ts';

const unauthorized: readonly number[] = [401, 403];

/** Requests the service turned down, for lack of rights or for another reason. */
const turnedDown = (history: History, operation: Operation, forLackOfRights: boolean): readonly Observation[] =>
  observationsOf(history, operation.id).filter((observation) => {
    const { answer } = observation.exchange;
    if (answer === undefined || isWeather(answer) || wasAccepted(observation)) return false;
    return unauthorized.includes(answer.status) === forLackOfRights;
  });

/** A request that everybody may make, and that has to be refused for what it says. */
const isForItsContent = (request: Case, operation: Operation): boolean =>
  isToBeRefused(request, operation) && request.credential === undefined;

interface Effect {
  readonly observation: Observation;
  readonly made: Representation | undefined;
}

const withEffect = (history: History, observation: Observation): Seen<Effect> => ({
  ...seenObservation(observation),
  of: { observation, made: history.strays.find((stray) => stray.observation === observation)?.object },
});

const madeNothing = ({ made, observation }: Effect): void =>
  holds(
    made === undefined,
    `The request is answered with ${observation.exchange.answer?.status}, and yet an object was made: ${JSON.stringify(made?.id)}`,
    {
      expected: 'no new object',
      actual: made,
    },
  );

requirement<Effect>('ATOMIC-01', {
  on: on.creates,
  after: 'misuse',
  borrows: 'all',
  looksFor: isForItsContent,
  standsOn: ['list'],
  sees: (history, { operation }) =>
    turnedDown(history, operation, false).map((observation) => withEffect(history, observation)),
  judge: (effect) => {
    madeNothing(effect);
    return undefined;
  },
});

const changedNothing = (
  { before = {}, after, exchange }: Observation,
  context: { readonly entity: Operation['entity'] },
): void => {
  const status = exchange.answer?.status;
  holds(after?.object !== undefined, `The request is answered with ${status}, and yet the object is gone`, {
    expected: 'the object as before',
    actual: 'nothing',
  });
  agree(context.entity, before, after.object, `GET after the request was refused with ${status}`);
};

requirement<Observation>('ATOMIC-02', {
  on: on.updates,
  after: 'misuse',
  borrows: 'all',
  looksFor: isForItsContent,
  standsOn: ['get'],
  sees: (history, { operation }) =>
    turnedDown(history, operation, false)
      .filter(({ before, after }) => before !== undefined && after !== undefined)
      .map(seenObservation),
  judge: (observation, context) => {
    changedNothing(observation, context);
    return undefined;
  },
});

requirement<Effect>('ATOMIC-03', {
  on: on.changes,
  after: 'misuse',
  borrows: ['AUTH-01', 'AUTH-02', 'AUTH-03', 'AUTH-04'],
  standsOn: ['list', 'get'],
  sees: (history, { operation }) =>
    turnedDown(history, operation, true).map((observation) => withEffect(history, observation)),
  judge: (effect, context) => {
    madeNothing(effect);
    if (effect.observation.before !== undefined) changedNothing(effect.observation, context);
    return undefined;
  },
});
