import type { Payload, Wish } from '../generators/index.ts';
import type { Operation } from '../schemas/index.ts';
import type { Credential } from '../target/index.ts';

/**
 * The parts of a run, in order. Each part ends before the next begins, so that a fault of updates cannot disturb
 * the judging of creates, nor one of deletes anything else; within a part cases overlap.
 */
export const parts = ['probe', 'creates', 'updates', 'refusals', 'sequences', 'cleanup', 'misuse'] as const;
export type Part = (typeof parts)[number];

/** Which address the request goes to. */
export type Place = 'collection' | 'item' | 'unknown-item' | 'unknown-parent';

/** One request the suite wants to see answered, and what it is about. */
export interface Case {
  /** Unique and the same in every run: requirements that want the same request share one exchange. */
  readonly key: string;
  readonly operation: Operation;
  readonly part: Part;
  /** What is special about the request, to follow the word "when". */
  readonly words: string;
  readonly property?: string;
  /** Which realistic values go along: of all properties, of some, or of none. */
  readonly base: 'all' | 'none' | readonly string[];
  /** The values of the base are those that the object holds already. */
  readonly unchanging?: boolean;
  /** The values the case is about, set last; those in `omit` are left out of the base. */
  readonly values?: Payload;
  readonly omit?: readonly string[];
  /** The properties among `values` to whose text the mark may be appended. */
  readonly carriers?: readonly string[];
  /** The body, where it is not the JSON text of the payload; undefined for none. */
  readonly encode?: (payload: Payload) => string | Uint8Array | undefined;
  readonly method?: string;
  readonly place?: Place;
  /** The id where the place is `unknown-item`; one of the usual form unless given. */
  readonly unknownId?: string;
  /** Which of the parents is unknown, by path parameter, where the place is `unknown-parent`. */
  readonly unknownParent?: string;
  readonly credential?: Credential;
  /** undefined means `application/json`. */
  readonly contentType?: string;
  /** The valid values the payload was packed from. */
  readonly wishes?: readonly Wish[];
  /** Few services are wrong there that are right everywhere else: it comes after what tells more. */
  readonly rare?: boolean;
  /** The payload carries the id of another object of the run's own. */
  readonly borrowsId?: boolean;
  /** Nothing is special about the payload: realistic values, or the documented example. */
  readonly ordinary?: boolean;
  /** Sent exactly as documented, so without a mark. */
  readonly verbatim?: boolean;
}

/** Whether the request has a body of its own. */
export const hasBody = ({ operation, method }: Case): boolean =>
  ['POST', 'PATCH', 'PUT'].includes(method ?? operation.method);

export const placeOf = ({ operation, place }: Case): Place =>
  place ?? (operation.kind === 'create' || operation.kind === 'list' ? 'collection' : 'item');

/** Whether the request addresses an object of the run's own. */
export const needsObject = (request: Case): boolean => {
  const place = placeOf(request);
  const { kind } = request.operation;
  return place === 'item' || (place === 'unknown-parent' && kind !== 'create' && kind !== 'list');
};
