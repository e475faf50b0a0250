import { describeViolations } from '../schemas/index.ts';

/** The lines of a journal file, one JSON object each, in the order in which things happened. No secret is in any. */

/** The first line: which run, where, and which process. */
export interface RunLine {
  readonly kind: 'run';
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** The service root. */
  readonly target: string;
  /** Names of the entities. */
  readonly collections: readonly string[];
  readonly seed: number;
  readonly version: string;
  readonly pid: number;
  readonly host: string;
  /** When the process began, where the system tells: another process may be given the same number later. */
  readonly born?: string;
}

/** A payload that has to be sent as it stands, so without a mark. */
export interface Verbatim {
  readonly payload: Readonly<Record<string, unknown>>;
  /** The ids that stood in the collection before; undefined where it could not be listed, so that nothing is known. */
  readonly stoodBefore?: readonly string[];
}

/** A request that may create an object, written before it is sent. */
export interface IntentLine {
  readonly kind: 'intent';
  readonly number: number;
  /** Address of the collection that the object would be in. */
  readonly collection: string;
  readonly mark?: string;
  readonly verbatim?: Verbatim;
}

/** The answer to an intent without a mark has come: what it created is known. */
export interface AnsweredLine {
  readonly kind: 'answered';
  readonly number: number;
}

/** An object of the run's own stands at the address, or is gone from it. */
export interface ObjectLine {
  readonly kind: 'created' | 'gone';
  readonly url: string;
}

export type JournalLine = RunLine | IntentLine | AnsweredLine | ObjectLine;

const text = { type: 'string' };
const texts = { type: 'array', items: text };

const line = (kinds: readonly string[], properties: object, required: readonly string[]): object => ({
  type: 'object',
  required: ['kind', ...required],
  properties: { kind: { enum: kinds }, ...properties },
});

const schemas: Readonly<Record<JournalLine['kind'], object>> = {
  run: line(
    ['run'],
    {
      runId: { type: 'string', pattern: '^[0-9a-z]{1,24}$' },
      started: { type: 'string', format: 'date-time' },
      target: { type: 'string', format: 'uri' },
      collections: texts,
      pid: { type: 'integer', minimum: 1 },
      host: text,
      born: text,
    },
    ['runId', 'started', 'target', 'pid', 'host'],
  ),
  intent: line(
    ['intent'],
    {
      number: { type: 'integer' },
      collection: { type: 'string', format: 'uri' },
      mark: text,
      verbatim: {
        type: 'object',
        required: ['payload'],
        properties: { payload: { type: 'object' }, stoodBefore: texts },
      },
    },
    ['number', 'collection'],
  ),
  answered: line(['answered'], { number: { type: 'integer' } }, ['number']),
  created: line(['created'], { url: { type: 'string', format: 'uri' } }, ['url']),
  gone: line(['gone'], { url: { type: 'string', format: 'uri' } }, ['url']),
};

const isKind = (kind: unknown): kind is JournalLine['kind'] => typeof kind === 'string' && Object.hasOwn(schemas, kind);

/** Reads one line; undefined for one that was cut off or that no run has written. */
export const parseLine = (json: string): JournalLine | undefined => {
  try {
    const value = JSON.parse(json) as { readonly kind?: unknown } | null;
    const kind = value?.kind;
    return isKind(kind) && describeViolations(schemas[kind], value) === undefined ? (value as JournalLine) : undefined;
  } catch {
    return undefined;
  }
};
