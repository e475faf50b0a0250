import type { Result, Verdict } from '../verdicts/record.ts';
import { type ConsoleStyle, reasonLines } from './console.ts';
import { messageOf } from './findings.ts';
import { grouped } from './grouped.ts';

/** Verdicts that many addresses may have for one reason: an operation that is not routed, a target that is gone. */
const alike: readonly Verdict[] = ['blocked', 'not-applicable', 'error'];

/** Writes lines as they come, but those of addresses without a verdict at the end, once per reason. */
export interface OncePerReason {
  tell(line: string, result?: Result): void;
  /** Writes what was kept back. */
  flush(): void;
}

/** @param write takes one line, or a few with line breaks */
export function oncePerReason(write: (line: string) => void, style: ConsoleStyle): OncePerReason {
  const keptBack: { readonly line: string; readonly result: Result }[] = [];
  return {
    tell(line, result) {
      if (result !== undefined && alike.includes(result.verdict)) keptBack.push({ line, result });
      else write(line);
    },
    flush() {
      const groups = grouped(keptBack, ({ result }) => `${result.verdict} ${messageOf(result)}`);
      for (const [, [first, ...others]] of groups) {
        if (first === undefined) continue;
        const results = [first, ...others].map(({ result }) => result);
        write(others.length === 0 ? first.line : reasonLines(results, style));
      }
      keptBack.length = 0;
    },
  };
}
