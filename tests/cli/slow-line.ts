import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** A wire to a server on this machine on which everything takes its time, both ways. */
export interface SlowLine {
  readonly port: number;
  /** Resolves when so many requests have entered the line; the last of them has not reached the server yet. */
  requests(number: number): Promise<void>;
  /** Resolves when a request that holds the text has entered the line. */
  sends(text: string): Promise<void>;
  /** From the request of that number on nothing gets through any more. */
  holdFrom(number: number): void;
  /** Resolves when everything that entered the line has left it. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** @param delayMs milliseconds for each direction */
export const slowLine = async (port: number, delayMs: number): Promise<SlowLine> => {
  const sockets = new Set<Socket>();
  const watchers = new Set<(text: string) => void>();
  let requests = 0;
  let underWay = 0;
  let lastRequest = Number.POSITIVE_INFINITY;

  const look = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    if (/^[A-Z]+ \//.test(text)) requests++;
    for (const watch of watchers) watch(text);
  };

  const join = (from: Socket, to: Socket, see: (chunk: Buffer) => void): void => {
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      see(chunk);
      if (requests >= lastRequest) return;
      underWay++;
      setTimeout(() => {
        underWay--;
        to.write(chunk);
      }, delayMs);
    });
    from.on('end', () => setTimeout(() => to.end(), delayMs));
    // Killed processes leave broken connections: that is what the line is for.
    from.on('error', () => setTimeout(() => to.destroy(), delayMs));
    from.on('close', () => sockets.delete(from));
  };

  const once = (isReached: (text: string) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watch = (text: string): void => {
        if (!isReached(text)) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
    });

  const server = createServer((near) => {
    const far = dial(port, '127.0.0.1');
    join(near, far, look);
    join(far, near, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    requests: (number) => once(() => requests >= number),
    sends: (part) => once((text) => text.includes(part)),
    holdFrom(number) {
      lastRequest = number;
    },
    async quiet() {
      while (underWay > 0) await setImmediate();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
