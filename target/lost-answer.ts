import { type Exchange, type Failure, isSuccess, type Outcome, type OutgoingRequest } from './exchange.ts';

/** Whether a request without an answer was carried out. */
export type Arrival = 'carried out' | 'not carried out' | 'unknown';

/**
 * Finds out whether a POST was carried out, though it has no answer.
 *
 * @param before what had been sent and answered before it
 */
export type FindArrival = (request: OutgoingRequest, before: readonly Exchange[]) => Promise<Arrival>;

/** A request whose answers may be lost. */
export interface Doubt {
  /**
   * To be asked before the request is sent again, where it may have been carried out.
   *
   * @param why in words
   * @returns why it must not be sent again; undefined where it may
   */
  mayNotRepeat(why: string): Promise<Failure | undefined>;
  /** What an answer is worth: to who deletes once more what may be gone, it says nothing that it is. */
  trusted(outcome: Outcome): Outcome;
}

const sentences: Readonly<Record<Exclude<Arrival, 'not carried out'>, string>> = {
  'carried out': 'the request was carried out',
  unknown: 'nobody can tell whether the request was carried out',
};

const failure = (why: string, sentence: string): Failure => ({
  code: 'LOST_ANSWER',
  message: `the answer was lost (${why}); ${sentence}`,
});

/** Whether the object at an address was shown, there or by its collection, and nothing has deleted it. */
const stoodThere = (url: string, before: readonly Exchange[]): boolean => {
  const slash = url.lastIndexOf('/');
  const shownBy = [url, url.slice(0, slash)];
  const id = JSON.stringify(decodeURIComponent(url.slice(slash + 1)));
  const good = before.filter(({ answer }) => answer !== undefined && isSuccess(answer));
  return (
    good.some(
      ({ request, answer }) => shownBy.includes(request.url.replace(/\?.*/, '')) && answer?.text.includes(id),
    ) && !good.some(({ request }) => request.method === 'DELETE' && request.url === url)
  );
};

/** Why an earlier DELETE of the object has no answer, if there was one. */
const unansweredDelete = (url: string, before: readonly Exchange[]): string | undefined =>
  before.find(({ request, failure: lost }) => request.method === 'DELETE' && request.url === url && lost !== undefined)
    ?.failure?.message;

/**
 * GET, PATCH and PUT may be sent twice: the second time changes nothing. So may DELETE, but what it answers then is
 * about what the first one did. A POST that was carried out would create a second object.
 *
 * @param before what had been sent and answered before it
 * @param arrival without it every request is sent again
 */
export const createDoubt = (
  request: OutgoingRequest,
  before: () => readonly Exchange[],
  arrival: FindArrival | undefined,
): Doubt => {
  const { method, url } = request;
  let repeatedFor: string | undefined;
  return {
    async mayNotRepeat(why) {
      repeatedFor = why;
      if (method !== 'POST') return undefined;
      const found = (await arrival?.(request, before())) ?? 'not carried out';
      return found === 'not carried out' ? undefined : failure(why, sentences[found]);
    },
    trusted(outcome) {
      if (method !== 'DELETE' || !('answer' in outcome) || ![404, 410].includes(outcome.answer.status)) return outcome;
      const why = repeatedFor ?? unansweredDelete(url, before());
      if (why === undefined || !stoodThere(url, before())) return outcome;
      return { failure: failure(why, 'when it was sent again, the object was gone already') };
    },
  };
};
