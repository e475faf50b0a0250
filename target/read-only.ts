import type { Client } from './client.ts';
import { sendingBy } from './sending-by.ts';

/** A client that refuses to write, whoever asks: the last line of defence of a run that is read-only. */
export const readOnly = (client: Client): Client =>
  sendingBy(client, async (request) => {
    if (request.method === 'GET') return client.send(request);
    throw new Error(`${request.method} must not be sent: the run is read-only ("${request.purpose}")`);
  });
