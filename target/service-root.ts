import type { Given } from './given.ts';
import { UsageError } from './usage-error.ts';

/** Whether a URL leads to this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * Reads the address of a service.
 *
 * @throws UsageError unless it is an https URL that can be a root; tokens travel in clear over http, so that is for
 *   this machine alone.
 */
export const serviceRoot = ({ text, from }: Given): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${from}: '${text}' is not an http or https URL such as https://graph.microsoft.com/beta.`);
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError(`${from}: the service root must have no query, fragment or credentials.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(`${from}: ${url.origin} is not https; a token is sent over http only to this machine.`);
  }
  return url;
};
