import type { Variant } from '../catalogue.ts';

/** A call and its answer, without anything that is confidential. */
export interface Entry {
  readonly method: string;
  /** Below the service root. */
  readonly path: string;
  readonly status: number;
}

/** Writes down every answer that was given, whether or not it arrives. */
export function recorded(log: Entry[]): Variant['changes'] {
  return ({ send }) => ({
    send: (call, reply, response) => {
      log.push({ method: call.method, path: call.path, status: reply.status });
      send(call, reply, response);
    },
  });
}
