import { startOfRun } from '../target/index.ts';
import type { JournalRecord } from './journal-file.ts';
import { lifeOf } from './process-life.ts';

/** Which runs a sweep is about. */
export interface SweepScope {
  /** Only these; all unless given. */
  readonly runs?: ReadonlySet<string> | undefined;
  /** Only runs that began at least so many milliseconds ago. */
  readonly olderThanMs?: number | undefined;
}

/** What a run may take at most, in milliseconds, where nothing else tells whether it is over. */
export const longestRunMs = 2 * 60 * 60 * 1000;

const hours = (ms: number): string => `${Math.round(ms / 36_000) / 100} h`;

/**
 * Why the objects of a run have to be left alone; undefined where they may be deleted. A run is over if its process is
 * dead; without a journal, or with one from another machine, if it began long enough ago or the user names it.
 *
 * @param records all journals of the target
 */
export const whyNot = (
  runId: string,
  records: readonly JournalRecord[],
  { runs, olderThanMs }: SweepScope,
  now: Date = new Date(),
): string | undefined => {
  const own = records.filter(({ run }) => run.runId === runId).map(({ run }) => ({ run, life: lifeOf(run) }));
  const alive = own.find(({ life }) => life === 'alive');
  if (alive !== undefined) return `the run is still going on in process ${alive.run.pid}`;
  if (runs?.has(runId) === false) return 'not asked for';
  const isOver = runs !== undefined || own.some(({ life }) => life === 'dead');
  const limit = olderThanMs ?? (isOver ? undefined : longestRunMs);
  if (limit === undefined) return undefined;
  const starts = own.map(({ run }) => Date.parse(run.started));
  const started = starts.length > 0 ? Math.max(...starts) : startOfRun(runId, now)?.getTime();
  if (started === undefined) return `unknown age: name it with --run ${runId}`;
  return now.getTime() - started < limit ? `the run began less than ${hours(limit)} ago` : undefined;
};
