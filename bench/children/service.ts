import type { Tenant } from '../../mock/index.ts';
import { type MockServer, startMock } from '../../mock/index.ts';
import { type Rate, throttled } from '../../mock/tenant/throttling.ts';

/** How the service of a figure behaves, beside being correct. */
export interface ServiceOptions {
  /** Milliseconds that every answer takes. */
  readonly latencyMs?: number;
  /** Writes that are let in; what is too much is answered 429. */
  readonly writes?: Rate;
}

/** A request as the service saw it. */
export interface Arrival {
  readonly method: string;
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The client-request-id it came with. */
  readonly request: string;
}

/** What a service tells when it is up. */
export type Address = Pick<MockServer, 'baseUrl' | 'token' | 'readerToken' | 'parameters'>;

export type Told = { readonly address: Address } | { readonly arrivals: readonly Arrival[] };

const unlimited: Rate = { limit: Number.POSITIVE_INFINITY, windowMs: 1 };

const recording =
  (arrivals: Arrival[], latencyMs: number): Tenant['layers'][number] =>
  ({ answer, send }) => ({
    answer: (call) => {
      const at = performance.timeOrigin + performance.now();
      const answered = answer(call);
      const request = String(call.headers['client-request-id'] ?? '');
      arrivals.push({ method: call.method, status: answered.status, at, request });
      return answered;
    },
    send:
      latencyMs === 0
        ? send
        : (...args) => {
            setTimeout(() => send(...args), latencyMs);
          },
  });

// The process of a service: it ends when its parent tells it to, or goes away.
const { latencyMs = 0, writes } = JSON.parse(process.argv[2] ?? '{}') as ServiceOptions;
const arrivals: Arrival[] = [];
const mock = await startMock({
  token: 'mock-writer-token',
  readerToken: 'mock-reader-token',
  tenant: {
    log: [],
    visitors: () => [],
    moveIn: () => undefined,
    layers: [
      ...(writes === undefined ? [] : [throttled({ writes, requests: unlimited })]),
      recording(arrivals, latencyMs),
    ],
  },
});
const tell = (told: Told): void => void process.send?.(told);
process.on('message', () => {
  tell({ arrivals });
  arrivals.length = 0;
});
process.on('disconnect', () => void mock.close());
const { baseUrl, token, readerToken, parameters } = mock;
tell({ address: { baseUrl, token, readerToken, parameters } });
