import type { Client } from './client.ts';

/** The same client with another way to send. */
export const sendingBy = (client: Client, send: Client['send']): Client => ({
  get exchanges() {
    return client.exchanges;
  },
  get throttled() {
    return client.throttled;
  },
  get waited() {
    return client.waited;
  },
  resume: () => client.resume(),
  send,
});
