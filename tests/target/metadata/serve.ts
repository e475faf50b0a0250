import type { OutgoingHttpHeaders } from 'node:http';
import { loadContract } from '../../../schemas/index.ts';
import { type Csdl, type Metadata, type MetadataOptions, readMetadata } from '../../../target/metadata/index.ts';
import { type Handler, listen, type Received } from '../server.ts';

export const contract = loadContract();

/** A handler that answers 200 with a body, as XML unless the headers say otherwise. */
export const sending =
  (body: string | Uint8Array, headers: OutgoingHttpHeaders = {}): Handler =>
  (_received, response) =>
    void response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body);

/** Reads the metadata of a server that lives as long as that takes, `times` after each other. */
export const readFrom = async (
  handler: Handler,
  options: MetadataOptions = {},
  times = 1,
): Promise<{ readonly url: string; readonly read: readonly Metadata[]; readonly received: readonly Received[] }> => {
  const server = await listen(handler);
  const read: Metadata[] = [];
  try {
    for (let time = 0; time < times; time++) {
      read.push(await readMetadata(new URL(`${server.url}/beta`), contract, options));
    }
  } finally {
    await server.close();
  }
  return { url: `${server.url}/beta/$metadata`, read, received: server.received };
};

/** What was read. */
export const csdlIn = (metadata: Metadata | undefined): Csdl => {
  if (metadata !== undefined && 'csdl' in metadata) return metadata.csdl;
  throw new Error(metadata?.problem ?? 'Nothing was read.');
};

/** Why nothing was read, without the address it begins with. */
export const problemFrom = async (handler: Handler, options?: MetadataOptions): Promise<string | undefined> => {
  const { url, read } = await readFrom(handler, options);
  const [metadata] = read;
  if (metadata === undefined || !('problem' in metadata)) return undefined;
  return metadata.problem.startsWith(`${url} `) ? metadata.problem.slice(url.length + 1) : metadata.problem;
};
