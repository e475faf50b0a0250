import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './behaviour.ts';
import { pick } from './catalogue.ts';
import { alwaysWrong, faults } from './faults/index.ts';
import type { MockServer } from './mock-server.ts';
import { parentIds } from './model/seeds.ts';
import { serve } from './serve.ts';
import { type State, seededTables, snapshotOf } from './state.ts';
import { correct } from './steps/correct.ts';
import type { Tenant } from './tenant/index.ts';
import { variants } from './variants/index.ts';

export interface MockOptions {
  /** A free one is taken unless given. */
  readonly port?: number;
  /** Name of a fault to build in. */
  readonly fault?: string;
  /** Name of a legal variant to behave as. */
  readonly variant?: string;
  /** Behaves as this tenant; it must not have been given to another server. */
  readonly tenant?: Tenant;
  readonly token?: string;
  readonly readerToken?: string;
}

const host = '127.0.0.1';

/**
 * Starts a service on the loopback address.
 * @throws Error for an unknown fault or variant, or a port that is taken.
 */
export async function startMock(options: MockOptions = {}): Promise<MockServer> {
  const behaviourDuring = assemble(options);
  const http = createServer();
  const port = await listen(http, options.port ?? 0);
  const state: State = {
    baseUrl: `http://${host}:${port}/beta`,
    token: options.token ?? randomToken(),
    readerToken: options.readerToken ?? randomToken(),
    tables: seededTables(),
    http,
  };
  options.tenant?.moveIn(state);
  http.on('request', (request, response) => {
    serve(request, response, state, behaviourDuring).catch((error) => {
      process.emitWarning(`The mock could not answer ${request.method} ${request.url}: ${error}`);
      response.destroy();
    });
  });

  return {
    baseUrl: state.baseUrl,
    token: state.token,
    readerToken: state.readerToken,
    parameters: parentIds,
    snapshot: () => snapshotOf(state.tables),
    close: () => close(http),
  };
}

/** The steps in force for each operation. */
function assemble({ fault, variant, tenant }: MockOptions): (operation: string) => Behaviour {
  const sound = { ...correct };
  if (variant !== undefined) Object.assign(sound, pick('variant', variants, variant).changes({ ...sound }));
  for (const changes of tenant?.layers ?? []) Object.assign(sound, changes({ ...sound }));
  if (fault === undefined) return () => sound;
  const { breaks, operations, during = operations } = pick('fault', [...faults, ...alwaysWrong], fault);
  const broken: Behaviour = { ...sound, ...breaks(sound) };
  return (operation) => (during === 'every call' || during.includes(operation) ? broken : sound);
}

function randomToken(): string {
  return randomBytes(24).toString('base64url');
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    // The callback's error says that the service was down already: some faults take it down.
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
