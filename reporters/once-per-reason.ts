import type { Result, Verdict } from '../verdicts/record.ts';
import { count } from './wording.ts';

/** Verdicts that many addresses may have for one reason: a run that only reads, a target that is gone. */
const alike: readonly Verdict[] = ['blocked', 'not-applicable', 'error'];

/** Writes lines, but of addresses in a row that have no verdict for the same reason only the first. */
export interface OncePerReason {
  tell(line: string, result?: Result): void;
  /** Writes how many were kept back. */
  flush(): void;
}

/** @param write takes one line, or a few with line breaks */
export function oncePerReason(write: (line: string) => void): OncePerReason {
  let last: string | undefined;
  let keptBack = 0;
  const flush = (): void => {
    if (keptBack > 0) write(`            and ${count(keptBack, 'more address')} for the same reason`);
    keptBack = 0;
  };
  return {
    tell(line, result) {
      const reason = result && alike.includes(result.verdict) ? `${result.verdict} ${result.reason}` : undefined;
      if (reason !== undefined && reason === last) {
        keptBack++;
        return;
      }
      flush();
      last = reason;
      write(line);
    },
    flush,
  };
}
