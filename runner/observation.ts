import type { Payload, Wish } from '../generators/index.ts';
import type { Exchange } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Case } from './case.ts';

/** A GET that was repeated until it showed what was waited for, or until patience ended. */
export interface Reading {
  readonly exchange: Exchange;
  /** The object it showed, unwrapped if need be; undefined where there was none. */
  readonly object: Representation | undefined;
  /** Milliseconds until it showed what was waited for. */
  readonly delayMs: number;
  readonly met: boolean;
  /** Whether the object came as `{"value":{…}}`. */
  readonly wrapped: boolean;
}

/** A case, its exchange, and what was seen around it. */
export interface Observation {
  readonly case: Case;
  readonly exchange: Exchange;
  /** What was sent, before it was encoded. */
  readonly payload: Payload;
  readonly mark: string;
  /** The object the request was about: created by it, or addressed by it. */
  readonly id: string | undefined;
  /** What the object looked like before, where there was one. */
  readonly before: Representation | undefined;
  /** GET of the object afterwards; absent where there is no object or GET is not available. */
  readonly after: Reading | undefined;
  /** Another object of the run's own whose id the request mentioned, before and after. */
  readonly idle?: { readonly before: Representation; readonly now: Representation | undefined };
  /** Exchanges beside the two, by name: following a Location, reading another id. */
  readonly beside: Readonly<Record<string, Exchange>>;
}

/**
 * How a wished value fared.
 * - `granted`: accepted, echoed and read back as sent.
 * - `guilty`: it was not, and nothing else in the payload explains that.
 * - `alike`: it failed like another value of its class, and was not looked into again.
 * - `unknown`: it was in a refused payload, and there was no allowance left to find out which value was to blame.
 */
export type Fate = 'granted' | 'guilty' | 'alike' | 'unknown';

/** What is known about one wished value: how it fared alone if it had to be sent alone, else in its parcel. */
export interface WishObservation {
  readonly wish: Wish;
  readonly observation: Observation;
  readonly fate: Fate;
}

/** The whole collection, read page by page. */
export interface Listing {
  readonly exchanges: readonly Exchange[];
  readonly objects: readonly Representation[];
  /** Why the listing is incomplete; undefined when it is not. */
  readonly problem: string | undefined;
}
