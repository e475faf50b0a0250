import { Agent, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import type { MockServer } from '../../mock/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly json: unknown;
}

export interface Ask {
  /** Text and bytes go out as they are, any other value as JSON. */
  readonly body?: unknown;
  /** `undefined` takes a header away that would be sent otherwise. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export type Client = (method: string, path: string, ask?: Ask) => Promise<Answer>;

const collections = {
  windowsUpdateState: (ids: Readonly<Record<string, string>>) =>
    `deviceManagement/deviceConfigurations/${ids.deviceConfigurationId}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates`,
  macOSSoftwareUpdateStateSummary: (ids: Readonly<Record<string, string>>) =>
    `deviceManagement/macOSSoftwareUpdateAccountSummaries/${ids.macOSSoftwareUpdateAccountSummaryId}/categorySummaries/${ids.macOSSoftwareUpdateCategorySummaryId}/updateStateSummaries`,
};

export type EntityName = keyof typeof collections;
export const entityNames = Object.keys(collections) as EntityName[];

/** The collection of an entity, below the service root. */
export function collectionOf(entity: EntityName, server: MockServer): string {
  return collections[entity](server.parameters);
}

/** A client with the read-write token; one connection, kept alive. */
export function connect(server: MockServer): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, { body, headers = {} } = {}) => {
    const wanted: Record<string, string | undefined> = {
      authorization: `Bearer ${server.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const payload = bytesOf(body);
    // Node frames a body by itself only for some methods.
    if (payload !== undefined) wanted['content-length'] = String(payload.length);
    const sent = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return exchange(`${server.baseUrl}/${path}`, { method, agent, headers: Object.fromEntries(sent) }, payload);
  };
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function exchange(url: string, options: RequestOptions, body: Buffer | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
