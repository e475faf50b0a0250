/** What was found out about one thing, and what to do about it. */
export interface Diagnosis {
  /** What was looked at. */
  readonly what: string;
  readonly state: 'ok' | 'note' | 'wrong' | 'skipped';
  /** What was found, in a few words. */
  readonly seen: string;
  /** One or two sentences: what is missing, and how to get it. */
  readonly advice?: string;
  /** Where a wrong thing has to be put right. */
  readonly fault?: 'configuration' | 'target';
}

/** As it should be. */
export const ok = (what: string, seen: string): Diagnosis => ({ what, state: 'ok', seen });

/** Worth knowing; a run can start all the same. */
export const note = (what: string, seen: string, advice: string): Diagnosis => ({ what, state: 'note', seen, advice });

/** Not looked at, because something else is wrong or missing. */
export const skipped = (what: string, seen: string): Diagnosis => ({ what, state: 'skipped', seen });

/** To be put right by whoever starts the run. */
export const misconfigured = (what: string, seen: string, advice: string): Diagnosis => ({
  what,
  state: 'wrong',
  seen,
  advice,
  fault: 'configuration',
});

/** To be put right at the target. */
export const broken = (what: string, seen: string, advice: string): Diagnosis => ({
  what,
  state: 'wrong',
  seen,
  advice,
  fault: 'target',
});

/** Whether a run would fail because of it. */
export const isWrong = ({ state }: Diagnosis): boolean => state === 'wrong';
