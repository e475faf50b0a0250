import { type ForkOptions, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Outcome } from './outcome.ts';
import type { Delivery, Order } from './worker.ts';

/** What carries out the orders, each process several at once. */
export interface Crew<O, D> {
  /** The module that takes orders as messages, and sends back what became of each. */
  readonly worker: URL;
  readonly options: ForkOptions;
  /** What a message says. */
  readonly read: (delivery: D, order: O) => Outcome;
}

/** The sources of this checkout. */
export const sources: Crew<Order, Delivery> = {
  worker: new URL('worker.ts', import.meta.url),
  options: { execArgv: ['--import', 'tsx'] },
  read: ({ outcome }) => outcome,
};

/** Runs servers of the catalogue in as many processes as there are processors; outcomes come in the order asked for. */
export const runCatalogue = async <O extends { readonly number: number }, D extends { readonly number: number }>(
  orders: readonly O[],
  { worker, options, read }: Crew<O, D>,
  progress: (done: number, outcome: Outcome) => void,
): Promise<readonly Outcome[]> => {
  const outcomes = new Map<number, Outcome>();
  const shares = Math.min(availableParallelism(), orders.length);
  await Promise.all(
    Array.from({ length: shares }, (_, share) => {
      const own = new Map(orders.filter((_, i) => i % shares === share).map((order) => [order.number, order]));
      return new Promise<void>((resolve, reject) => {
        let open = own.size;
        const child = fork(worker, options);
        child.on('message', (delivery: D) => {
          const order = own.get(delivery.number);
          if (order === undefined) return;
          const outcome = read(delivery, order);
          outcomes.set(delivery.number, outcome);
          progress(outcomes.size, outcome);
          if (--open === 0) child.kill();
        });
        child.on('exit', () => (open === 0 ? resolve() : reject(new Error('a worker of the catalogue ended early'))));
        for (const order of own.values()) child.send(order);
      });
    }),
  );
  return orders.flatMap(({ number }) => outcomes.get(number) ?? []);
};
