/**
 * When a task that wants to be alone gets its turn: before all others, before those that run together, or when those
 * have come to a rest. Nobody is held up for the last kind, because to wait for what is under way takes as long as the
 * task itself; once one of them has its turn, those that wait for the same follow at once.
 */
export type Turn = 'first' | 'next' | 'last';

/** Lets a number of tasks run side by side, or one of them with nobody else. */
export interface Turnstile {
  /** Runs the task beside others, as soon as there is a place. */
  together<T>(task: () => Promise<T>): Promise<T>;
  /** Runs the task when those under way have ended, and nobody starts meanwhile. */
  alone<T>(task: () => Promise<T>, turn: Turn): Promise<T>;
}

type Enter = () => void;

/** @param places tasks that may run side by side */
export const createTurnstile = (places: number): Turnstile => {
  const loners: Record<Turn, Enter[]> = { first: [], next: [], last: [] };
  const company: Enter[] = [];
  let inside = 0;
  let closed = false;

  /** @param resting whether the task before was one of the last kind */
  const nextLoner = (resting: boolean): Enter[] | undefined => {
    const atRest = inside === 0 && (resting || company.length === 0);
    return [loners.first, loners.next, atRest ? loners.last : []].find((queue) => queue.length > 0);
  };

  const letIn = (resting = false): void => {
    if (closed) return;
    const queue = nextLoner(resting);
    if (queue !== undefined) {
      if (inside > 0) return;
      closed = true;
      queue.shift()?.();
      return;
    }
    while (inside < places && company.length > 0) {
      inside++;
      company.shift()?.();
    }
  };

  const wait = (queue: Enter[]): Promise<void> =>
    new Promise((enter) => {
      queue.push(enter);
      letIn();
    });

  return {
    async together(task) {
      await wait(company);
      try {
        return await task();
      } finally {
        inside--;
        letIn();
      }
    },
    async alone(task, turn) {
      await wait(loners[turn]);
      try {
        return await task();
      } finally {
        closed = false;
        letIn(turn === 'last');
      }
    },
  };
};
