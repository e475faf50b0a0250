/** Milliseconds from the end of one writing to the next: at least this long, and this many times as long as it took. */
const rest = { atLeastMs: 1_000, timesAsLong: 20 };

/**
 * Writes again and again while a run is under way, so that what was known is there should it be killed. A writing that
 * fails ends nothing, and is told once: the next one is tried, and the last one, at the end of the run, says what is
 * wrong.
 *
 * @param atLeastMs milliseconds between two writings, 1,000 unless given
 * @returns what ends it; resolves when nothing is being written any more
 */
export const keepWriting = (write: () => Promise<void>, atLeastMs = rest.atLeastMs): (() => Promise<void>) => {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let told = false;
  const again = async (): Promise<void> => {
    const started = performance.now();
    await write().catch((error: unknown) => {
      if (told) return;
      told = true;
      console.error(`The reports of the run so far could not be written: ${String(error)}`);
    });
    if (!over) next(Math.max(atLeastMs, rest.timesAsLong * (performance.now() - started)));
  };
  const next = (pauseMs: number): void => {
    timer = setTimeout(() => {
      writing = again();
    }, pauseMs).unref();
  };
  next(atLeastMs);
  return async () => {
    over = true;
    clearTimeout(timer);
    await writing;
  };
};
