import pLimit from 'p-limit';
import { type Outcome, outcomeOf, type Server } from './outcome.ts';
import { trial } from './trial.ts';

/** A process that runs the servers it is sent, a few at once, and sends back what became of each. */
export interface Order {
  /** The place of the order among all. */
  readonly number: number;
  readonly server: Server;
  readonly args: readonly string[];
}

export interface Delivery {
  readonly number: number;
  readonly outcome: Outcome;
}

const atOnce = pLimit(4);

const carryOut = async ({ server, args }: Order): Promise<Outcome> => {
  try {
    return outcomeOf(server, await trial({ [server.kind]: server.name }, args));
  } catch (error) {
    const broke = error instanceof Error ? error.message : String(error);
    return { ...server, found: [], requests: 0, writes: 0, leftover: 0, broke };
  }
};

process.on('message', (order: Order) => {
  void atOnce(() => carryOut(order)).then((outcome) => {
    const delivery: Delivery = { number: order.number, outcome };
    process.send?.(delivery);
  });
});
