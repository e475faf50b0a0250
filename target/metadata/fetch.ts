import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Unreadable } from './unreadable.ts';

const redirectsAtMost = 5;

const get = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    // A connection of its own: nothing else is asked of the service here.
    request(url, { headers, signal, agent: false }, resolve).on('error', reject).end();
  });

const nextOf = ({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined => {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  if (!URL.canParse(headers.location, from.href)) throw new Unreadable(`answered ${statusCode} and leads nowhere`);
  return new URL(headers.location, from);
};

/**
 * Asks for a document and follows redirects, never to another origin: whoever a service names is not asked in its
 * place. Nobody's token is sent.
 *
 * @param etag of the document that is known already
 * @throws Unreadable for redirects that are not followed
 */
export const fetchDocument = async (
  url: URL,
  etag: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> => {
  const condition = etag === undefined ? {} : { 'if-none-match': etag };
  const headers = { accept: 'application/xml', 'accept-encoding': 'gzip', ...condition };
  let address = url;
  for (let redirects = 0; redirects <= redirectsAtMost; redirects++) {
    const response = await get(address, headers, signal);
    const next = nextOf(response, address);
    if (next === undefined) return response;
    response.destroy();
    if (next.origin !== url.origin) {
      // Only addresses with a host have an origin.
      const elsewhere = next.origin === 'null' ? next.protocol : next.origin;
      throw new Unreadable(`leads to ${elsewhere}, which is not followed`);
    }
    address = next;
  }
  throw new Unreadable(`leads on more than ${redirectsAtMost} times`);
};
