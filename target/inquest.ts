import type { Failure, OutgoingRequest } from './exchange.ts';
import { feelPulse, type Pulse } from './lifeline.ts';
import { accusation, culpritAmong, inFewWords, type Suspect, sinceWhen } from './suspicion.ts';
import type { Turnstile } from './turnstile.ts';

/** The end of a target: why nothing is sent any more, and whose doing it was, where that can be told. */
export interface End {
  readonly words: string;
  readonly culprit?: Suspect;
}

/** Finds out what became of a target that left requests without an answer. */
export interface Inquest {
  /** Set once the target is down for good. */
  readonly end: End | undefined;
  /** Whether the target went down before and came back: it may do so again. */
  readonly frail: boolean;
  /** Notes that the target lived when it answered. */
  answered(request: OutgoingRequest): void;
  /** Called when a request was left without an answer, before anybody else may be sent. */
  lost(request: OutgoingRequest, failure: Failure): Promise<Pulse>;
  /** Gives a target that is down for good one more chance: forgets the end where it gives a sign of life after all. */
  reopen(): Promise<void>;
}

export interface InquestOptions {
  readonly turnstile: Turnstile;
  /** Resolves to whether the target gives any sign of life. */
  readonly knock: () => Promise<boolean>;
  /** Milliseconds that a target which has answered before gets to come back. */
  readonly restartMs: number;
}

/** Milliseconds for a target that has never answered: more likely it is not there at all. */
const firstAnswerMs = 2_000;
/** Milliseconds after an answer to a hostile request in which the target may still go down because of it. */
export const aftermathMs = 100;

export const createInquest = ({ turnstile, knock, restartMs }: InquestOptions): Inquest => {
  let answeredOnce = false;
  let frail = false;
  let lastHostile: { readonly purpose: string; readonly at: number } | undefined;
  let suspects: Suspect[] = [];
  let asking: Promise<Pulse> | undefined;
  let end: End | undefined;

  const describeEnd = (): End => {
    const culprit = culpritAmong(suspects, answeredOnce);
    if (culprit === undefined) {
      const since = sinceWhen(suspects);
      if (since === '') return { words: `nobody answers (${suspects[0]?.failure.message})` };
      return { words: `the target does not answer any more since ${since}` };
    }
    return {
      words: `the target does not answer any more since ${inFewWords(culprit.request)}`,
      culprit: { ...culprit, failure: accusation(culprit) },
    };
  };

  const ask = async (): Promise<Pulse> => {
    const pulse = await feelPulse(knock, answeredOnce ? restartMs : Math.min(restartMs, firstAnswerMs));
    if (pulse === 'dead') end = describeEnd();
    frail ||= pulse === 'back';
    suspects = [];
    asking = undefined;
    return pulse;
  };

  return {
    get end() {
      return end;
    },
    get frail() {
      return frail;
    },
    answered({ hostile, purpose }) {
      answeredOnce = true;
      if (hostile === true) lastHostile = { purpose, at: performance.now() };
      // Whoever answers others for a while has survived it. No answer tells nothing, however long ago the last one was.
      else if (lastHostile !== undefined && performance.now() - lastHostile.at >= aftermathMs) lastHostile = undefined;
    },
    lost(request, failure) {
      suspects.push({ request, failure, inAftermathOf: lastHostile?.purpose });
      // Once for all who lost an answer: when it is its turn, everything under way has come to an end.
      asking ??= turnstile.alone(ask, 'first');
      return asking;
    },
    async reopen() {
      if (end === undefined) return;
      const pulse = await turnstile.alone(() => feelPulse(knock, restartMs), 'first');
      if (pulse !== 'dead') end = undefined;
    },
  };
};
