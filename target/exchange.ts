import type { Credential } from './credentials.ts';

/** One request and what came back, as recorded: no secret is ever in here. */

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** Header names in lower case; the token is replaced by the name of the variable that holds it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; bytes that are no UTF-8 show as U+FFFD. Absent: no body. */
  readonly body?: string;
  /** The body in base64, where it is not UTF-8. */
  readonly bodyBase64?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined where the text is empty or no JSON. */
  readonly json: unknown;
  /** Milliseconds from sending to the end of the answer; absent where nobody looked at the clock. */
  readonly tookMs?: number;
}

export interface Failure {
  /**
   * Node's error code (`ECONNRESET`, `ECONNREFUSED`, …), or one of the client's own:
   * - `DEADLINE`: no complete answer in time;
   * - `TOO_LARGE`, `UNREADABLE`: an answer that is longer than anybody reads, or packed wrongly;
   * - `WENT_DOWN`: the target answered, and went down right afterwards;
   * - `TARGET_DOWN`: not the request's own failure; the target is gone, and why is no fault of this request;
   * - `LOST_ANSWER`: the request may have been carried out, and cannot be sent again to find out;
   * - `TOKEN`: there is no good token any more;
   * - `OUT_OF_TIME`: the whole run has waited long enough for 429, 503 and 504 to end.
   */
  readonly code: string;
  readonly message: string;
}

/** What became of one sending. */
export type Outcome = { readonly answer: Answer } | { readonly failure: Failure };

export interface Exchange {
  /** Position in the run, from 1. */
  readonly number: number;
  /** operationId the request belongs to; '' for requests of the suite's own (parents). */
  readonly operation: string;
  /** What the request was for, in words a report can print. */
  readonly purpose: string;
  readonly request: RecordedRequest;
  /** Absent where no answer came. */
  readonly answer?: Answer;
  readonly failure?: Failure;
  readonly durationMs: number;
  /**
   * How often the request was sent: more than once after 429, 503, 504, a broken connection or with another token;
   * never to a dead target or without a token.
   */
  readonly attempts: number;
}

/** Who the request claims to come from: a key of the table in credentials.ts. */
export type { Credential } from './credentials.ts';

export interface OutgoingRequest {
  readonly operation: string;
  readonly purpose: string;
  readonly method: string;
  readonly url: string;
  readonly credential: Credential;
  readonly contentType: string | undefined;
  readonly body: string | Uint8Array | undefined;
  /** Readers may choke on the body: nothing else is under way meanwhile, so that what happens then is its doing. */
  readonly hostile?: boolean;
}

/** Statuses a service may answer at any time without saying anything about the request. */
const weather: ReadonlySet<number> = new Set([429, 503, 504]);

export const isWeather = (answer: Answer): boolean => weather.has(answer.status);

export const isSuccess = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300;

/** The answer's body if it is a JSON object. */
export const objectIn = (answer: Answer | undefined): Readonly<Record<string, unknown>> | undefined => {
  const json = answer?.json;
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : undefined;
};

const writing: ReadonlySet<string> = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

/** Whether a method counts against the service's write limit. */
export const isWrite = (method: string): boolean => writing.has(method);
