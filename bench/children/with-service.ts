import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Address, Arrival, ServiceOptions, Told } from './service.ts';

/** The mock in a process of its own. */
export interface Service extends Address {
  /** What arrived since the service was asked last. */
  arrivals(): Promise<readonly Arrival[]>;
}

/** Calls with a service that has ended afterwards. */
export const withService = async <T>(options: ServiceOptions, use: (service: Service) => Promise<T>): Promise<T> => {
  const child = fork(new URL('service.ts', import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx'],
  });
  const told = async (): Promise<Told> => {
    const [message] = await once(child, 'message');
    return message as Told;
  };
  const first = await told();
  if (!('address' in first)) throw new Error('the service did not tell its address');
  const arrivals = async (): Promise<readonly Arrival[]> => {
    child.send('what arrived?');
    const next = await told();
    return 'arrivals' in next ? next.arrivals : [];
  };
  try {
    return await use({ ...first.address, arrivals });
  } finally {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  }
};
