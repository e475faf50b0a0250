import { type Client, type Exchange, sendingBy } from '../target/index.ts';
import { RunInterrupted } from './stopping.ts';

/** Failures that are no answer of the target's, and that every later request would have as well. */
const endings: ReadonlySet<string> = new Set(['TOKEN', 'OUT_OF_TIME']);

/** Why a run was given up: there is no token any more, or it has waited long enough; undefined where it was not. */
export const whyGivenUp = (exchanges: readonly Exchange[]): string | undefined =>
  exchanges.find(({ failure }) => endings.has(failure?.code ?? ''))?.failure?.message;

/**
 * A client that gives a run up once it cannot go on. Whoever waits for an answer then gets an exception instead, so
 * that nobody judges the failure; those who come later are cleaning up, and see what they get.
 *
 * @param giveUp ends the run
 */
export const givingUp = (client: Client, giveUp: (reason: RunInterrupted) => void): Client => {
  let reason: RunInterrupted | undefined;
  return sendingBy(client, async (request) => {
    const cleaningUp = reason !== undefined;
    const exchange = await client.send(request);
    const why = whyGivenUp([exchange]);
    if (cleaningUp || why === undefined) return exchange;
    if (reason === undefined) {
      reason = new RunInterrupted(why);
      giveUp(reason);
    }
    throw reason;
  });
};
