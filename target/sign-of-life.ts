import type { OutgoingRequest } from './exchange.ts';
import { headersOf } from './recorded.ts';
import type { Sending } from './transport.ts';

/** Milliseconds that a sign of life may take. */
const quickMs = 5_000;

/** A request for any answer at all, on a connection of its own. */
export const signOfLife = (url: string, deadlineMs: number): Omit<Sending, 'redact'> => {
  const request: OutgoingRequest = {
    operation: '',
    purpose: 'looks for a sign of life',
    method: 'GET',
    url,
    credential: 'none',
    contentType: undefined,
    body: undefined,
  };
  return { request, headers: headersOf(request).recorded, deadlineMs: Math.min(deadlineMs, quickMs), fresh: true };
};
