import type { Result } from '../verdicts/record.ts';

/** What a mocha test carries once it is judged: whoever judges sets it, the reporter reads it. */
export interface Judged {
  result?: Result;
  /** The clause of the requirement; the line on the terminal has the title of the test where it is not set. */
  clause?: string;
}

declare global {
  namespace Mocha {
    interface Runnable extends Judged {}
  }
}
