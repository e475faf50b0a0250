import { type Part, parts } from './case.ts';
import type { History } from './history.ts';

/** Promises of the parts of one entity's run: each resolves with the history when its part has ended. */
export interface PartsEnded {
  readonly ended: (part: Part, history: History) => void;
  readonly failed: (error: unknown) => void;
  readonly after: (part: Part) => Promise<History>;
}

export const createPartsEnded = (): PartsEnded => {
  const promises = new Map<Part, Promise<History>>();
  const resolvers = new Map<Part, (history: History) => void>();
  const rejecters: ((error: unknown) => void)[] = [];
  for (const part of parts) {
    const promise = new Promise<History>((resolve, reject) => {
      resolvers.set(part, resolve);
      rejecters.push(reject);
    });
    // Nobody may be waiting yet when the run breaks.
    promise.catch(() => undefined);
    promises.set(part, promise);
  }
  return {
    ended: (part, history) => resolvers.get(part)?.(history),
    failed: (error) => {
      for (const reject of rejecters) reject(error);
    },
    after: (part) => promises.get(part) ?? Promise.reject(new Error(`there is no part '${part}'`)),
  };
};
