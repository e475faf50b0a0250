import pLimit from 'p-limit';
import type { Client, Governor } from '../target/index.ts';

/** Why a run was ended before its time; the message is the reason in the report. */
export class RunInterrupted extends Error {
  override readonly name = 'RunInterrupted';
}

/** A client that sends nothing any more once the signal is given. */
export interface StoppableClient extends Pick<Client, 'send'> {
  /** Resolves when nothing is under way, and whoever waited for it has noted what came back. */
  quiet(): Promise<void>;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @param signal given with a RunInterrupted, which is what later requests are refused with */
export const stoppable = (client: Pick<Client, 'send'>, signal: AbortSignal): StoppableClient => {
  const underWay = new Set<Promise<unknown>>();
  return {
    async send(request) {
      signal.throwIfAborted();
      const sending = client.send(request);
      underWay.add(sending);
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },
    async quiet() {
      while (underWay.size > 0) {
        await Promise.allSettled(underWay);
        await nextTurn();
      }
    },
  };
};

/**
 * A governor that turns away what waits for its turn when the signal is given: the requests that clean up need the
 * budget. It lets one request of a kind into the other's queue at a time, because there it could not be turned away.
 */
export const stoppableGovernor = (governor: Governor, signal: AbortSignal): Governor => {
  const queues = { write: pLimit(1), read: pLimit(1) };
  return {
    admit(write) {
      const late = signal.aborted;
      return queues[write ? 'write' : 'read'](() => {
        if (!late) signal.throwIfAborted();
        return governor.admit(write);
      });
    },
    pause: (ms) => governor.pause(ms),
  };
};
