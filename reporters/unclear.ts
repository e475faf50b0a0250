import type { Totals } from '../verdicts/record.ts';
import { count } from './wording.ts';

/** Of the creates of which nobody knows what they made, without a full stop; undefined where there are none. */
export function unclearWords({ unclear = 0 }: Totals): string | undefined {
  if (unclear === 0) return undefined;
  return `${count(unclear, 'create')} without an answer that can be read: what was made is not known, and the next run against the target looks for it, or sweep does`;
}
