import type { Failure, OutgoingRequest } from './exchange.ts';

/** A request that got no answer when the target was lost. */
export interface Suspect {
  readonly request: OutgoingRequest;
  readonly failure: Failure;
  /** The purpose of a hostile request that was answered just before: the target may have gone down because of it. */
  readonly inAftermathOf: string | undefined;
}

/** Codes of requests that nobody received. */
const undelivered: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Codes of requests that may have been received, and of answers that ended too early. */
const cut: ReadonlySet<string> = new Set([
  'DEADLINE',
  'WENT_DOWN',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'NETWORK',
]);

/** Whether somebody may have received the request: nothing dies of one that nobody received. */
export const mayHaveArrived = ({ code }: Failure): boolean => !undelivered.has(code);

/** Whether a failure may be the end of the target; an answer that cannot be read is a sign of life. */
export const mayBeTheEnd = ({ code }: Failure): boolean => undelivered.has(code) || cut.has(code);

/**
 * The request that a target went down for, which nobody can ask any more: a hostile one before a plain one, then the
 * one that failed first. Undefined where none of them need have done it.
 */
export const culpritAmong = (suspects: readonly Suspect[]): Suspect | undefined => {
  const possible = suspects.filter(({ failure }) => mayHaveArrived(failure));
  const hostile = possible.find(({ request }) => request.hostile === true);
  return hostile ?? (possible.some(({ inAftermathOf }) => inAftermathOf !== undefined) ? undefined : possible[0]);
};

const inWords = (others: number): string => (others === 1 ? 'another request was' : `${others} other requests were`);

/** The culprit's failure, with the doubt there is. */
export const accusation = ({ failure, inAftermathOf }: Suspect, suspects: readonly Suspect[]): Failure => {
  const others = suspects.filter((suspect) => mayHaveArrived(suspect.failure)).length - 1;
  const doubts = [
    ...(others === 0 ? [] : [`${inWords(others)} under way`]),
    ...(inAftermathOf === undefined ? [] : [`the request "${inAftermathOf}" had been answered just before`]),
  ];
  if (doubts.length === 0) return failure;
  return { ...failure, message: `${failure.message}; ${doubts.join(' and ')}, and may have been the cause` };
};
