import type { Result } from '../verdicts/record.ts';

/** The name of one verdict everywhere: `ENUM-03/createWindowsUpdateState`. It is the anchor in the page, too. */
export function addressOf(result: Result): string {
  return `${result.id}/${result.operation}`;
}
