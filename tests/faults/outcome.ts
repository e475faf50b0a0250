import type { Report, Verdict } from '../../verdicts/index.ts';

/** A server of the catalogue and what a run made of it; plain data, so that it travels between processes. */
export interface Outcome {
  readonly kind: 'fault' | 'variant';
  readonly name: string;
  readonly does: string;
  /** Requirement ids that are right names for the fault; the first is the expected one. Empty for variants. */
  readonly violates: readonly string[];
  /** Addresses that did not pass, with their verdicts. */
  readonly found: readonly {
    readonly id: string;
    readonly operation: string;
    readonly verdict: Verdict;
    readonly message: string;
  }[];
  readonly requests: number;
  readonly writes: number;
  readonly leftover: number;
  readonly durationMs: number;
  /** Why there is no report; undefined where there is one. */
  readonly broke?: string;
}

const told: ReadonlySet<Verdict> = new Set(['fail', 'warn', 'error']);

/** Reduces a report to what the matrix shows. */
export const outcomeOf = (
  server: Pick<Outcome, 'kind' | 'name' | 'does' | 'violates'>,
  { results, totals, durationMs }: Report,
): Outcome => ({
  ...server,
  found: results
    .filter(({ verdict }) => told.has(verdict))
    .map(({ id, operation, verdict, finding, reason }) => ({
      id,
      operation,
      verdict,
      message: finding?.message ?? reason ?? '',
    })),
  requests: totals.requests,
  writes: totals.writes,
  leftover: totals.leftover,
  durationMs,
});

/** ROUTE-02 is an error of the setup; every other requirement has to be told as a finding. */
const counts = ({ id, verdict }: Outcome['found'][number]): boolean => (verdict === 'error') === (id === 'ROUTE-02');

/** The id a fault was caught by: the expected one if that was found, else another right name for it. */
export const caughtBy = ({ violates, found }: Outcome): string | undefined => {
  const ids = new Set(found.filter(counts).map(({ id }) => id));
  return violates.find((id) => ids.has(id));
};

/** Findings under names the catalogue does not list for the fault, by requirement. */
export const collateral = ({ violates, found }: Outcome): readonly string[] =>
  [...new Set(found.map(({ id, verdict }) => (verdict === 'error' ? `${id} (error)` : id)))].filter(
    (id) => !violates.includes(id) && id !== 'ROUTE-02 (error)',
  );
