import type { Waiver } from '../target/index.ts';
import type { Outcome } from './decide.ts';

/** How a waiver stands for one address. */
export interface Waived {
  /** Whether the verdict is made with a waiver: where the clause holds, it is one too many, expired or not. */
  readonly waived: boolean;
  /** What the report says about it; undefined where the waiver plays no part. */
  readonly reason: string | undefined;
}

/** The line of the target file, to find it or to write it. */
const lineOf = ({ file: _, ...waiver }: Waiver): string => JSON.stringify(waiver);

/**
 * What a waiver does for the outcome of its address.
 *
 * @param today YYYY-MM-DD
 */
export const waive = (waiver: Waiver | undefined, outcome: Outcome, today: string): Waived => {
  if (waiver === undefined) return { waived: false, reason: undefined };
  const { file, link, reason, until } = waiver;
  if (outcome === 'held') {
    return {
      waived: true,
      reason: `The clause holds, so its waiver is not needed any more: remove from ${file} the line ${lineOf(waiver)}`,
    };
  }
  if (outcome !== 'broken') return { waived: false, reason: undefined };
  const where = link === undefined ? '' : `, ${link}`;
  return until < today
    ? {
        waived: false,
        reason: `Its waiver ended on ${until} (${reason}${where}): mend the fault, or look into it and change "until" in ${file}`,
      }
    : { waived: true, reason: `${reason} (waived until ${until}${where})` };
};
