import pLimit from 'p-limit';
import { type Outcome, outcomeOf } from './outcome.ts';
import { trial } from './trial.ts';

/** A process that runs the servers it is sent, a few at once, and sends back what became of each. */
export type Order = Pick<Outcome, 'kind' | 'name' | 'does' | 'violates'> & { readonly args: readonly string[] };

const atOnce = pLimit(4);

const carryOut = async ({ args, ...server }: Order): Promise<Outcome> => {
  const started = performance.now();
  try {
    return outcomeOf(server, await trial({ [server.kind]: server.name }, args));
  } catch (error) {
    const broke = error instanceof Error ? error.message : String(error);
    return {
      ...server,
      found: [],
      requests: 0,
      writes: 0,
      leftover: 0,
      durationMs: performance.now() - started,
      broke,
    };
  }
};

process.on('message', (order: Order) => {
  void atOnce(() => carryOut(order)).then((outcome) => process.send?.(outcome));
});
