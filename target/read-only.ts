import type { Client } from './client.ts';

/** A client that refuses to write, whoever asks: the last line of defence of a run that is read-only. */
export const readOnly = (client: Client): Client => ({
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
  async send(request) {
    if (request.method === 'GET') return client.send(request);
    throw new Error(`${request.method} must not be sent: the run is read-only ("${request.purpose}")`);
  },
});
