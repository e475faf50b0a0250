import type { Client, Exchange } from '../target/index.ts';

/** An exchange that tells when it was. */
export interface DatedExchange extends Exchange {
  /** When the request was handed over to be sent, ISO 8601 in UTC; it may have waited for its turn. */
  readonly startedAt: string;
}

/** A client that notes when it was asked to send. */
export interface DatedSender extends Pick<Client, 'send' | 'resume'> {
  /** In the order of sending. */
  readonly exchanges: readonly DatedExchange[];
}

/** Notes when each request is handed over to the client. */
export const datedSender = (client: Pick<Client, 'send' | 'resume'>): DatedSender => {
  const exchanges: DatedExchange[] = [];
  return {
    get exchanges() {
      return exchanges.toSorted((a, b) => a.number - b.number);
    },
    resume: () => client.resume(),
    async send(request) {
      const startedAt = new Date().toISOString();
      const exchange = await client.send(request);
      exchanges.push({ ...exchange, startedAt });
      return exchange;
    },
  };
};
