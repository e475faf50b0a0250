import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure, Outcome, OutgoingRequest } from './exchange.ts';
import { aftermathMs, createInquest, type End } from './inquest.ts';
import type { Pulse } from './lifeline.ts';
import { mayBeTheEnd, mayHaveArrived } from './suspicion.ts';
import { createTurnstile } from './turnstile.ts';

/** How a request is sent. */
export interface Errand {
  /** Sends it once, on a connection of its own if told so. */
  send(fresh: boolean): Promise<Outcome>;
  /** Called before a request is sent again that may have been received: why it must not be. */
  mayNotRepeat(why: string): Promise<Failure | undefined>;
}

/** Brings requests to a target that may go down because of one of them. */
export interface Courier {
  deliver(request: OutgoingRequest, errand: Errand): Promise<Outcome>;
  /** Sends again to a target that was given up, if it is back. */
  resume(): Promise<void>;
}

export interface CourierOptions {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Resolves to whether the target gives any sign of life. */
  readonly knock: () => Promise<boolean>;
  /** Resolves when a request may be sent, with what to call when it is: every sending counts against the budget. */
  readonly admit: (request: OutgoingRequest) => Promise<() => void>;
  /** Milliseconds that a target which has answered before gets to come back. */
  readonly restartMs: number;
}

/** How often a request is sent that nobody receives, though the target comes back each time. */
const sendingsAtMost = 4;

/** What a dead target left unanswered is not its own failure, unless the target died of it. */
const explain = (request: OutgoingRequest, { words, culprit }: End): Outcome => ({
  failure: culprit?.request === request ? culprit.failure : { code: 'TARGET_DOWN', message: words },
});

/** A sending without an answer, and what the target says to that. */
interface Loss {
  readonly failure: Failure;
  readonly pulse: Pulse;
  readonly sendings: number;
  /** It was alone on its way to a target that is known to go down. */
  readonly expected: boolean;
}

/** Whether the request itself is at fault, and need not be sent once more. */
const isProven = ({ failure, pulse, sendings, expected }: Loss): boolean => {
  if (failure.code === 'DEADLINE') return true;
  return mayHaveArrived(failure) && (sendings > 1 || (expected && pulse === 'back'));
};

/**
 * A hostile request is sent alone, from the first one on: a target that goes down then went down because of it. Of the
 * some 600 requests of a standard run 26 are hostile, so little is lost by that; off this machine the write budget is
 * the bottleneck.
 *
 * When any other request gets no answer, everybody waits until the target is asked for a sign of life. If it gives one,
 * each of them is sent again, alone: what fails again failed by itself, and not by a neighbour's doing or because its
 * connection was closed for idleness. If it gives none, nothing is sent any more, and one request at most is held
 * responsible.
 */
export const createCourier = ({ concurrency, knock, admit, restartMs }: CourierOptions): Courier => {
  const turnstile = createTurnstile(concurrency);
  const inquest = createInquest({ turnstile, knock, restartMs });

  /** Where the target went down before, it may do so again a moment after its answer. */
  const watched = async (outcome: Outcome): Promise<Outcome> => {
    if (!('answer' in outcome)) return outcome;
    await sleep(aftermathMs);
    if (await knock()) return outcome;
    const message = `the target answered with ${outcome.answer.status} and was down a moment later`;
    return { failure: { code: 'WENT_DOWN', message } };
  };

  const inTurn = <T>(request: OutgoingRequest, again: boolean, task: () => Promise<T>): Promise<T> => {
    if (again) return turnstile.alone(task, 'next');
    return request.hostile === true ? turnstile.alone(task, 'last') : turnstile.together(task);
  };

  const attempt = async (request: OutgoingRequest, send: () => Promise<Outcome>) => {
    if (inquest.end !== undefined) return { outcome: explain(request, inquest.end) };
    const expected = request.hostile === true && inquest.frail;
    const outcome = expected ? await watched(await send()) : await send();
    if (!('failure' in outcome) || !mayBeTheEnd(outcome.failure)) {
      inquest.answered(request);
      return { outcome };
    }
    return { outcome, loss: { ...outcome, expected, pulse: inquest.lost(request, outcome.failure) } };
  };

  return {
    resume: () => inquest.reopen(),
    async deliver(request, { send, mayNotRepeat }) {
      for (let sendings = 1; ; sendings++) {
        const started = await admit(request);
        const { outcome, loss } = await inTurn(request, sendings > 1, () =>
          attempt(request, () => {
            started();
            return send(sendings > 1);
          }),
        );
        if (loss === undefined) return outcome;
        const pulse = await loss.pulse;
        if (inquest.end !== undefined) return explain(request, inquest.end);
        if (isProven({ ...loss, pulse, sendings })) return outcome;
        if (sendings === sendingsAtMost) {
          const message = `nobody received the request, sent ${sendings} times (${loss.failure.message})`;
          return { failure: { code: 'TARGET_DOWN', message } };
        }
        const forbidden = mayHaveArrived(loss.failure) ? await mayNotRepeat(loss.failure.message) : undefined;
        if (forbidden !== undefined) return { failure: forbidden };
      }
    },
  };
};
