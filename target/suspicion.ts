import { type Failure, isWrite, type OutgoingRequest } from './exchange.ts';

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
 * The request that a target went down for, which nobody can ask any more: a hostile one, or a write that was the only
 * request under way. Undefined where none of them need have done it: a network goes away as well, and mostly while
 * something harmless is under way.
 *
 * @param answeredOnce whether the target has lived: otherwise the failure of the first request is what there is to tell
 */
export const culpritAmong = (suspects: readonly Suspect[], answeredOnce: boolean): Suspect | undefined => {
  const possible = suspects.filter(({ failure }) => mayHaveArrived(failure));
  if (!answeredOnce) return possible[0];
  const hostile = possible.find(({ request }) => request.hostile === true);
  if (hostile !== undefined || possible.some(({ inAftermathOf }) => inAftermathOf !== undefined)) return hostile;
  const [only, ...others] = possible;
  return only !== undefined && others.length === 0 && isWrite(only.request.method) ? only : undefined;
};

/** The culprit's failure, with the doubt there is. */
export const accusation = ({ failure, inAftermathOf }: Suspect): Failure =>
  inAftermathOf === undefined
    ? failure
    : {
        ...failure,
        message: `${failure.message}; the request "${inAftermathOf}" had been answered just before, and may have been the cause`,
      };

/** Longer descriptions, those of packed payloads, are left to the finding: the end of a target is a heading, too. */
const longestPurpose = 80;

/** A request by what is special about it and by its operation, which parent objects have none of. */
export const inFewWords = ({ purpose, operation }: OutgoingRequest): string => {
  if (operation === '') return `the request "${purpose}"`;
  return purpose.length > longestPurpose ? `a request of ${operation}` : `the request "${purpose}" of ${operation}`;
};

/** Since when a target that nobody can be blamed for does not answer, as the end of a sentence. */
export const sinceWhen = (suspects: readonly Suspect[]): string => {
  const after = suspects.find(({ inAftermathOf }) => inAftermathOf !== undefined)?.inAftermathOf;
  if (after !== undefined) return `shortly after the request "${after}"`;
  const [first, ...others] = suspects.filter(({ failure }) => mayHaveArrived(failure));
  if (first === undefined) return '';
  const beside = others.length === 0 ? '' : ` and ${others.length} beside it; --concurrency 1 tells which`;
  return `${inFewWords(first.request)} (${first.failure.message})${beside}`;
};
