import type { Finding, Report, Verdict } from '../../verdicts/index.ts';

/** A server of the catalogue and what its author says about it. */
export interface Server {
  readonly kind: 'fault' | 'variant';
  readonly name: string;
  readonly does: string;
  /** Requirement ids that are right names for the fault; the first is the expected one. Empty for variants. */
  readonly violates: readonly string[];
  /** Whether a run with few writes may leave out what shows it. */
  readonly rare?: boolean;
}

/** An address that did not pass. */
export interface Found {
  readonly id: string;
  readonly operation: string;
  readonly verdict: Verdict;
  readonly message: string;
  /** The address of the finding that has the same cause. */
  readonly sameAs?: string;
  readonly seenAfter?: Finding['seenAfter'];
  readonly planned?: Finding['planned'];
}

/** A server and what runs made of it; plain data, so that it travels between processes. */
export interface Outcome extends Server {
  readonly found: readonly Found[];
  readonly requests: number;
  readonly writes: number;
  readonly leftover: number;
  /** Why there is no report; undefined where there is one. */
  readonly broke?: string;
}

const told: ReadonlySet<Verdict> = new Set(['fail', 'warn', 'error']);

/** Reduces a report to what the matrix shows. */
export const outcomeOf = (server: Server, { results, totals }: Report): Outcome => ({
  ...server,
  found: results
    .filter(({ verdict }) => told.has(verdict))
    .map(({ id, operation, verdict, finding, reason }) => ({
      id,
      operation,
      verdict,
      message: finding?.message ?? reason ?? '',
      ...(finding?.sameAs === undefined ? {} : { sameAs: finding.sameAs }),
      ...(finding?.seenAfter === undefined ? {} : { seenAfter: finding.seenAfter }),
      ...(finding?.planned === undefined ? {} : { planned: finding.planned }),
    })),
  requests: totals.requests,
  writes: totals.writes,
  leftover: totals.leftover,
});

/** ROUTE-02 is an error of the setup; every other requirement has to be told as a finding. */
const counts = ({ id, verdict }: Found): boolean => (verdict === 'error') === (id === 'ROUTE-02');

/** The id a fault was caught by: the expected one if that was found, else another right name for it. */
export const caughtBy = ({ violates, found }: Outcome): string | undefined => {
  const ids = new Set(found.filter(counts).map(({ id }) => id));
  return violates.find((id) => ids.has(id));
};

/** The findings that point to no other. */
export const firsts = ({ found }: Outcome): readonly Found[] => found.filter(({ sameAs }) => sameAs === undefined);

/** Findings that are no right name for the fault, and do not share their cause with one that is; and errors. */
export const collateral = (outcome: Outcome): readonly string[] => {
  const { violates, found } = outcome;
  const causeOf = ({ id, operation, sameAs }: Found): string => sameAs ?? `${id}/${operation}`;
  const right = new Set(found.filter(({ id }) => violates.includes(id)).map(causeOf));
  const beside = found.filter((one) => !counts(one) || !right.has(causeOf(one)));
  return [...new Set(beside.map(({ id, verdict }) => (verdict === 'error' ? `${id} (error)` : id)))];
};

/** What had been sent when the fault first showed; undefined where it never did. */
export const firstSeen = ({ found }: Outcome): Finding['seenAfter'] =>
  found
    .flatMap(({ seenAfter }) => seenAfter ?? [])
    .sort((a, b) => a.requests - b.requests)
    .at(0);

/** Several runs against one server as one outcome: whatever any of them found, and the most that one of them sent. */
export const joined = (runs: readonly [Outcome, ...Outcome[]]): Outcome => {
  const broke = runs.find((run) => run.broke !== undefined)?.broke;
  return {
    ...runs[0],
    found: runs.flatMap(({ found }) => found),
    requests: Math.max(...runs.map(({ requests }) => requests)),
    writes: Math.max(...runs.map(({ writes }) => writes)),
    leftover: Math.max(...runs.map(({ leftover }) => leftover)),
    ...(broke === undefined ? {} : { broke }),
  };
};
