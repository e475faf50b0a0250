import type { Totals } from '../verdicts/record.ts';
import { count, duration } from './wording.ts';

/** For how long the run was held back and why, e.g. `waited 12.3 s for the budget`; undefined where it was not. */
export function waiting({ throttled, waitedMs: { budget, weather } }: Totals): string | undefined {
  const parts = [
    ...(budget > 0 ? [`${duration(budget)} for the budget`] : []),
    ...(throttled > 0 ? [`${duration(weather)} for ${count(throttled, 'answer')} 429, 503 or 504`] : []),
  ];
  return parts.length === 0 ? undefined : `waited ${parts.join(', ')}`;
}
