import { randomInt } from 'node:crypto';

const timeDigits = 7;
const randomDigits = 4;

/** No run is older than the suite: what reads as an earlier time is a name that somebody chose. */
const firstRun = Date.UTC(2024, 0, 1);
/** Milliseconds that the clocks of two machines may differ. */
const clockSkew = 300_000;

/**
 * An id for a run that names none: the seconds since 1970 in 7 digits of base 36, then 4 random ones. Whoever finds an
 * object with the mark of a run knows from it how old the run is.
 */
export const newRunId = (now: Date = new Date()): string => {
  const seconds = Math.floor(now.getTime() / 1000);
  return (
    seconds.toString(36).padStart(timeDigits, '0') +
    randomInt(36 ** randomDigits)
      .toString(36)
      .padStart(randomDigits, '0')
  );
};

/** When a run with that id began; undefined where the id does not tell, because somebody chose it. */
export const startOfRun = (runId: string, now: Date = new Date()): Date | undefined => {
  // A shard's number may follow.
  if (!/^[0-9a-z]{11}(?:s\d{1,3})?$/.test(runId)) return undefined;
  const start = Number.parseInt(runId.slice(0, timeDigits), 36) * 1000;
  return start >= firstRun && start <= now.getTime() + clockSkew ? new Date(start) : undefined;
};
