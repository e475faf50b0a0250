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
  /** The smallest request body known to show the fault: JSON value, or text where the body is no JSON. */
  readonly payload?: unknown;
  readonly expected?: string;
  readonly actual?: string;
  readonly request?: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly answer?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
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
  readonly finding?: Finding;
  /** Why there is no verdict on the target: `blocked`, `not-applicable`, `error`. */
  readonly reason?: string;
  /** The target's policy where the contract leaves it free. */
  readonly observed?: string;
}

export interface Totals {
  readonly requests: number;
  readonly writes: number;
  readonly created: number;
  readonly deleted: number;
  readonly leftover: number;
  readonly throttled: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  /** `embedded`: the suite's own mock, which listens elsewhere in every run. */
  readonly target: { readonly baseUrl: string; readonly embedded?: true };
  readonly profile: string;
  readonly seed: number;
  readonly strict: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly totals: Totals;
  /** Why the run ended before its plan did: the target is gone, or somebody interrupted it. */
  readonly cutShort?: string;
  /** Objects that are still on the target: collection path and id. */
  readonly leftovers?: readonly { readonly url: string }[];
  /** Where the documentation and the service's metadata disagree, if that was asked for. */
  readonly metadata?: MetadataReport;
  readonly results: readonly Result[];
}
