import type { Search, Wish } from '../generators/index.ts';
import { alone } from './alone.ts';
import type { Case } from './case.ts';
import type { Observation } from './observation.ts';
import type { Seen } from './requirement.ts';
import { seenObservation, seenWish } from './seen.ts';
import { wasAccepted } from './settle.ts';
import { innocent, isMarked, type Shape } from './shape.ts';

/** Sends a case on an object of its own; undefined where that cannot be done, or cannot be afforded any more. */
export type Fire = (request: Case) => Promise<Observation | undefined>;

export type IsBroken = (seen: Seen<unknown>) => boolean;

/** Something that was sent and breaks the clause. */
export interface Exhibit {
  readonly seen: Seen<unknown>;
  readonly shape: Shape;
}

/** Requests to find out how the same fault shows in smaller ones. */
export interface Experiment {
  /** The last that broke the clause in the same way. */
  readonly smallest: Exhibit;
  /** Sends a payload; whether it breaks the clause in the same way, undefined where it could not be sent. */
  send(shape: Shape, wish?: Wish): Promise<boolean | undefined>;
  /** Follows a search, if there is one, to its end or until nothing can be sent any more. */
  follow<T>(search: Search<T> | undefined, send: (value: T) => Promise<boolean | undefined>): Promise<void>;
}

/** What was seen of a smaller request, as the kind of thing that was seen of the first. */
const seenLike = (first: Seen<unknown>, observation: Observation, wish: Wish | undefined): Seen<unknown> => {
  const seen = wish === undefined ? seenObservation(observation) : seenWish({ wish, observation, fate: 'guilty' });
  return { ...seen, words: first.words, ...(first.of === first.exchange ? { of: observation.exchange } : {}) };
};

const statusOf = ({ exchange: { answer } }: Pick<Seen<unknown>, 'exchange'>): number | undefined => answer?.status;

/** Most proposals cost a write, and those that cost none must not take for ever: a text may have 100,000 characters. */
const proposalsAtMost = 2_000;

/**
 * Begins with what was seen to break a clause. A smaller request breaks it in the same way if the clause does not hold
 * for it either and it is answered with the same status. Where that status refuses, the same properties have to be
 * accepted with realistic values in the suspects: a service may refuse an incomplete payload.
 */
export const createExperiment = (
  fire: Fire,
  first: Exhibit,
  suspects: readonly string[],
  isBroken: IsBroken,
): Experiment => {
  const { seen } = first;
  let smallest = first;

  /**
   * The key tells all of the request, so that no two findings have the same one sent twice. What comes back is shown
   * as the template's: judges ask a case what is special about it, and that has not changed.
   */
  const ask = async (template: Case, shape: Shape): Promise<Observation | undefined> => {
    const key = `${template.operation.id}/small/${JSON.stringify(shape)}`;
    const observation = await fire({ ...template, ...shape, key });
    return observation === undefined ? undefined : { ...observation, case: template };
  };

  return {
    get smallest() {
      return smallest;
    },
    async send(shape, wish) {
      const template = wish === undefined ? seen.observation?.case : alone(wish);
      if (template === undefined || !isMarked(template.operation, shape)) return false;
      const observation = await ask(template, shape);
      if (observation === undefined) return undefined;
      const candidate = seenLike(seen, observation, wish);
      if (statusOf(observation) !== statusOf(seen) || !isBroken(candidate)) return false;
      if (!wasAccepted(observation)) {
        const control = await ask(template, innocent(shape, suspects));
        if (control === undefined) return undefined;
        if (!wasAccepted(control)) return false;
      }
      smallest = { seen: candidate, shape };
      return true;
    },
    async follow(search, send) {
      if (search === undefined) return;
      let step = search.next();
      for (let proposals = 0; step.done !== true && proposals < proposalsAtMost; proposals++) {
        const answer = await send(step.value);
        if (answer === undefined) return;
        step = search.next(answer);
      }
    },
  };
};
