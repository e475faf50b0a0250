import type { Verdict } from '../verdicts/record.ts';

/** How a verdict is written wherever people read it. Sign and word both tell it, so that no reader depends on colour. */
export interface VerdictSign {
  readonly sign: string;
  readonly word: string;
  /** SGR colour code of ECMA-48, for terminals. */
  readonly ansi: number;
}

export const verdictSigns: Readonly<Record<Verdict, VerdictSign>> = {
  fail: { sign: '✗', word: 'fail', ansi: 31 },
  stale: { sign: '⊗', word: 'stale', ansi: 31 },
  error: { sign: '?', word: 'error', ansi: 35 },
  warn: { sign: '!', word: 'warn', ansi: 33 },
  waived: { sign: '~', word: 'waived', ansi: 36 },
  blocked: { sign: '⊘', word: 'blocked', ansi: 90 },
  'not-applicable': { sign: '–', word: 'n/a', ansi: 90 },
  pass: { sign: '✓', word: 'pass', ansi: 32 },
};
