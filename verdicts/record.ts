import type { MetadataReport } from './metadata/comparison.ts';

/** What a run says about one address, and about all of them. The shape of `reports/conformance.json`. */

export type Level = 'MUST' | 'SHOULD' | 'OBSERVE';

export const verdictNames = ['pass', 'fail', 'warn', 'waived', 'stale', 'blocked', 'not-applicable', 'error'] as const;
export type Verdict = (typeof verdictNames)[number];

/** The evidence behind a `fail`, `warn` or `waived`: enough to see the fault again without the suite. */
export interface Finding {
  /** One sentence: what was expected and what came instead. */
  readonly message: string;
  /** The case in words, e.g. "status is padded with a space". */
  readonly case?: string;
  readonly property?: string;
  /** A request body that shows the fault: JSON value, or text where the body is no JSON. */
  readonly payload?: unknown;
  /** Smaller bodies were looked for: the payload is the smallest known to show the fault. */
  readonly smallest?: true;
  readonly expected?: string;
  readonly actual?: string;
  readonly request?: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The body as it was sent, where it is not the JSON text of the payload. */
    readonly body?: string;
    /** The bytes of the body in base64, where they are not UTF-8. */
    readonly bodyBase64?: string;
  };
  readonly answer?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  /** The keys of case and wish in the plan, where this one request and its answer are all that was judged. */
  readonly planned?: { readonly case: string; readonly wish?: string };
  /** Seed and fast-check path of the case, where it was drawn at random. */
  readonly seed?: number;
  readonly path?: string;
  /** Runnable as it stands in a POSIX shell that has `$GRAPH_TOKEN` set. */
  readonly curl?: string;
  /** Other cases of the same address that failed too, in words. */
  readonly others?: readonly string[];
  /** The address of an earlier finding that most likely has the same cause. */
  readonly sameAs?: string;
  /** Requests, and writes among them, that the run had sent when the first evidence came. */
  readonly seenAfter?: { readonly requests: number; readonly writes: number };
}

/** The verdict of one address: `id/operation`. */
export interface Result {
  readonly id: string;
  readonly operation: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** Requests whose answers were judged for this address (an exchange may serve several addresses). */
  readonly requests: number;
  /**
   * Where the clause was judged by a part of what it asks for: how many of its cases were tried, of how many. A case is
   * a class of values, in each property it can stand in; those that the address borrows from others are not counted.
   */
  readonly cases?: { readonly tried: number; readonly of: number };
  readonly finding?: Finding;
  /** Why there is no verdict on the target: `blocked`, `not-applicable`, `error`. */
  readonly reason?: string;
  /** The target's policy where the contract leaves it free. */
  readonly observed?: string;
}

/** An address that two reports speak of differently, or a finding of both. */
export interface Change {
  readonly address: string;
  /** Its verdict in the baseline; absent where that does not speak of it. */
  readonly was?: Verdict;
  readonly now: Verdict;
}

/** What a report says otherwise than an earlier one. A finding is known by its address, whatever its evidence is. */
export interface Comparison {
  readonly baseline: {
    readonly target: string;
    readonly startedAt: string;
    readonly version: string;
    readonly profile: string;
    readonly seed: number;
  };
  /** Findings that the baseline lacks. */
  readonly new: readonly Change[];
  /** Addresses whose clause was broken, or whose waiver was stale, and is not any more. */
  readonly fixed: readonly Change[];
  /** What is broken or stale in both. */
  readonly unchanged: readonly Change[];
  /** Addresses that were judged and are not any more. */
  readonly lost: readonly Change[];
  /** Policies of the target that changed where the contract leaves it free. */
  readonly policies: readonly { readonly address: string; readonly was: string; readonly now: string }[];
  /** How many addresses of the baseline this report does not speak of. */
  readonly missing: number;
  /** The operations whose median latency has changed notably, in milliseconds; absent where a report tells none. */
  readonly latency?: readonly { readonly operation: string; readonly was: number; readonly now: number }[];
}

export interface Totals {
  readonly requests: number;
  readonly writes: number;
  readonly created: number;
  readonly deleted: number;
  readonly leftover: number;
  /** Creates without an answer that can be read, where the list could not tell either what they made: absent for none. */
  readonly unclear?: number;
  /** Answers 429, 503 and 504. */
  readonly throttled: number;
  /** Milliseconds in which requests were held back: by the budgets, and because the service asked for it. */
  readonly waitedMs: { readonly budget: number; readonly weather: number };
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

/** How long the answers to one operation took, in milliseconds; what a request waited for before it was sent is not counted. */
export interface Latency {
  readonly operation: string;
  /** Answers that were timed. */
  readonly requests: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** How long the changes of one operation took to show, in milliseconds, of those that did not show at once. */
export interface Visibility {
  readonly operation: string;
  /** Changes that were looked for, and how many of them showed late. */
  readonly changes: number;
  readonly late: number;
  readonly p50: number;
  readonly max: number;
}

/** What a broken address shows of its cause, for whoever looks for the cause among several shards. */
export interface Symptoms {
  readonly address: string;
  /** The properties that are wrong. */
  readonly properties: readonly string[];
  /** Something is wrong that no property is to blame for: a status, a missing object. */
  readonly whole: boolean;
  /** What was judged is more than one request and its answer: other objects, or a row of requests. */
  readonly far: boolean;
  /** The clause is that the service does not break down. */
  readonly breakdown: boolean;
  /** Numbers of the requests, within the shard. */
  readonly exchanges: readonly number[];
  /** The cases in words. */
  readonly words: readonly string[];
}

/** Which part of a run a report is about, and what it takes to join it with the others. */
export interface ShardRecord {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
  /** Milliseconds that each answer took, by operation. */
  readonly answerMs: Readonly<Record<string, readonly number[]>>;
  /** Milliseconds that each change took to show, by operation. */
  readonly visibleMs: Readonly<Record<string, readonly number[]>>;
  readonly symptoms: readonly Symptoms[];
}

export interface Report {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  /** `name`: what `--target` calls its file. `embedded`: the suite's own mock, which listens elsewhere in every run. */
  readonly target: { readonly baseUrl: string; readonly name?: string; readonly embedded?: true };
  /** The folder whose entities were judged, as it was named; absent for the suite's own. */
  readonly schemas?: string;
  readonly profile: string;
  readonly seed: number;
  /** The mark on everything the run created: with it the same bytes are sent again. Early reports lack it. */
  readonly runId?: string;
  readonly strict: boolean;
  /**
   * Writes that the plan of the whole run was made for; `given` where that was said, and not left to profile and
   * target. Absent for a run that only reads.
   */
  readonly budget?: { readonly writes: number; readonly given?: true };
  /** What `--only` named, as given; absent where everything was judged. */
  readonly only?: readonly string[];
  /** Whether the run may write, where that was said by an option or a variable: a target file says it again by itself. */
  readonly allowWrites?: boolean;
  /** The parents that options or variables named, by option: ids, or `discover` and `create`. */
  readonly parents?: Readonly<Record<string, string>>;
  /** Only findings that the baseline lacks fail the run; any does where this is absent. */
  readonly failOn?: 'new';
  /** Of a report about a part of a run. */
  readonly shard?: ShardRecord;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly totals: Totals;
  /** Why the run ended before its plan did: the target is gone, or somebody interrupted it. */
  readonly cutShort?: string;
  /** Objects that are still on the target: collection path and id. */
  readonly leftovers?: readonly { readonly url: string }[];
  /** By the names of the operations; absent where nothing was timed. */
  readonly latency?: readonly Latency[];
  /** By the names of the operations; absent where everything showed at once. */
  readonly visibility?: readonly Visibility[];
  /** What changed since the baseline, where there is one. */
  readonly comparison?: Comparison;
  /** Where the documentation and the service's metadata disagree, if that was asked for. */
  readonly metadata?: MetadataReport;
  readonly results: readonly Result[];
}
