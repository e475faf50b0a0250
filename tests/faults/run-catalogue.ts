import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Outcome } from './outcome.ts';
import type { Delivery, Order } from './worker.ts';

/** Runs servers of the catalogue in as many processes as there are processors; outcomes come in the order asked for. */
export const runCatalogue = async (
  orders: readonly Omit<Order, 'number'>[],
  progress: (done: number, outcome: Outcome) => void,
): Promise<readonly Outcome[]> => {
  const outcomes = new Map<number, Outcome>();
  const shares = Math.min(availableParallelism(), orders.length);
  const numbered = orders.map((order, number): Order => ({ ...order, number }));
  await Promise.all(
    Array.from({ length: shares }, (_, share) => {
      const own = numbered.filter((_, i) => i % shares === share);
      return new Promise<void>((resolve, reject) => {
        let open = own.length;
        const worker = fork(new URL('worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
        worker.on('message', ({ number, outcome }: Delivery) => {
          outcomes.set(number, outcome);
          progress(outcomes.size, outcome);
          if (--open === 0) worker.kill();
        });
        worker.on('exit', () => (open === 0 ? resolve() : reject(new Error('a worker of the catalogue ended early'))));
        for (const order of own) worker.send(order);
      });
    }),
  );
  return numbered.flatMap(({ number }) => outcomes.get(number) ?? []);
};
